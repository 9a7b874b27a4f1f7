import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { CocoBox, TruthBox } from './coco.ts';
import { Unmeasurable } from './unmeasurable.ts';

/** One picture of a COCO folder with the people in it. */
export interface CocoPicture {
  /** Path inside the folder. */
  readonly path: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly truth: readonly TruthBox[];
}

const Id = v.union([v.number(), v.string()]);
const Annotations = v.object({
  images: v.array(
    v.object({ id: Id, file_name: v.string(), width: v.optional(v.number()), height: v.optional(v.number()) }),
  ),
  annotations: v.array(
    v.object({
      image_id: Id,
      category_id: Id,
      bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]),
      iscrowd: v.optional(v.number(), 0),
    }),
  ),
  categories: v.array(v.object({ id: Id, name: v.string() })),
});

/** Reads `annotations.json`. Throws {@link Unmeasurable} where the folder is not a COCO set with people. */
export function readCoco(folder: string): CocoPicture[] {
  const { images, annotations, categories } = parse(folder);
  const person = categories.find((category) => category.name === 'person');
  if (!person) throw new Unmeasurable('annotations.json has no category named person.');
  const boxes = new Map<string | number, TruthBox[]>();
  for (const { image_id, category_id, bbox, iscrowd } of annotations) {
    if (category_id !== person.id) continue;
    const list = boxes.get(image_id) ?? [];
    list.push({ box: bbox satisfies CocoBox, crowd: iscrowd === 1 });
    boxes.set(image_id, list);
  }
  if (images.length === 0) throw new Unmeasurable('annotations.json lists no images.');
  return images.map((image) => {
    const path = `images/${image.file_name}`;
    if (!existsSync(join(folder, path)))
      throw new Unmeasurable(`${path} is named in annotations.json but is not there.`);
    return { path, width: image.width ?? null, height: image.height ?? null, truth: boxes.get(image.id) ?? [] };
  });
}

function parse(folder: string): v.InferOutput<typeof Annotations> {
  const file = join(folder, 'annotations.json');
  if (!existsSync(file)) throw new Unmeasurable(`${folder} has no annotations.json.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Unmeasurable('annotations.json is not JSON.');
  }
  const result = v.safeParse(Annotations, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw new Unmeasurable(
      `annotations.json is not in COCO's format: ${v.getDotPath(issue) ?? 'root'}: ${issue.message}`,
    );
  }
  return result.output;
}
