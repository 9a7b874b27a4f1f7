import * as v from 'valibot';
import { heldName } from '#core/dataset/class-name.ts';
import { MOST_CLASSES, type TaughtClass } from '#core/dataset/dataset.ts';
import type { StoredFrame } from './dataset-database.ts';
import { countSchema, idSchema } from './field-schemas.ts';
import { optionsSchema } from './options-schema.ts';

const frameSchema = v.object({
  embeddingVersion: idSchema,
  classes: v.fallback(v.array(v.unknown()), []),
  options: v.fallback(v.nullable(optionsSchema), null),
});

const classSchema = v.object({
  key: idSchema,
  name: v.fallback(v.nullable(v.string()), null),
  look: v.fallback(v.nullable(countSchema(MOST_CLASSES - 1)), null),
});

/**
 * What is kept besides samples and head, each field mended by itself: a name that no dataset may hold is cut or left
 * out, a look that is taken becomes a free one, and a class that only the samples name (`keys`) is there again. Samples
 * are never lost to a damaged word. null where not even the version of the embedding can be read.
 */
export function readFrame(frame: unknown, keys: Iterable<string>): StoredFrame | null {
  const known = v.safeParse(frameSchema, frame);
  if (!known.success) return null;
  const { embeddingVersion, options } = known.output;
  const wishes = known.output.classes.flatMap((one) => {
    const read = v.safeParse(classSchema, one);
    return read.success ? [read.output] : [];
  });
  const named = new Set(wishes.map(({ key }) => key));
  const lost = [...new Set(keys)].filter((key) => !named.has(key)).map((key) => ({ key, name: null, look: null }));
  const classes: TaughtClass[] = [];
  for (const { key, name, look } of [...wishes, ...lost]) {
    if (classes.length === MOST_CLASSES || classes.some((one) => one.key === key)) continue;
    classes.push({ key, name: heldName(name), look: freeLook(classes, look) });
  }
  return { embeddingVersion, classes, options };
}

function freeLook(classes: readonly TaughtClass[], wish: number | null): number {
  const taken = new Set(classes.map(({ look }) => look));
  let look = wish !== null && !taken.has(wish) ? wish : 0;
  while (taken.has(look)) look++;
  return look;
}
