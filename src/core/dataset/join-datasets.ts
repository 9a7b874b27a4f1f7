import { MOST_CLASSES, type Dataset, type Sample, type TaughtClass } from './dataset.ts';

/**
 * Two datasets that grew from one as if one had grown after the other: everything in `kept`, then what `mine` has
 * besides. What `mine` removed of `base`, the ids that both began with, stays removed. Classes of the same key are one
 * unless they are called differently; `isSame` says otherwise. null where that would be more than {@link MOST_CLASSES}.
 */
export function joinDatasets(
  kept: Dataset,
  mine: Dataset,
  base: ReadonlySet<string> = new Set(),
  isSame: (one: TaughtClass, other: TaughtClass) => boolean = isSameGrown,
): Dataset | null {
  const classes: TaughtClass[] = [...kept.classes];
  const keys = new Map<string, string>();
  const used = new Set(mine.samples.map(({ classKey }) => classKey));
  for (const one of mine.classes) {
    const same = classes.find((other) => isSame(one, other));
    if (same) keys.set(one.key, same.key);
    // A class that nobody taught and that is called as the app calls it says nothing.
    else if (used.has(one.key) || one.name !== null) {
      const key = classes.some((other) => other.key === one.key) ? freshKey(classes, mine.classes) : one.key;
      keys.set(one.key, key);
      classes.push({ ...one, key, look: freeLook(classes, one.look) });
    }
  }
  if (classes.length > MOST_CLASSES) return null;
  const own = new Map(mine.samples.map((sample) => [sample.id, named(sample, keys)]));
  const there = new Set(kept.samples.map(({ id }) => id));
  const samples = [
    ...kept.samples.flatMap((sample) => own.get(sample.id) ?? (base.has(sample.id) ? [] : [sample])),
    ...[...own.values()].filter(({ id }) => !there.has(id)),
  ];
  return { classes, samples };
}

/** In two datasets that grew from one a class may have been named in one of them. */
function isSameGrown(one: TaughtClass, other: TaughtClass): boolean {
  if (one.name !== null && one.name === other.name) return true;
  return one.key === other.key && (one.name === null || other.name === null);
}

function named(sample: Sample, keys: ReadonlyMap<string, string>): Sample {
  const classKey = keys.get(sample.classKey) ?? sample.classKey;
  return classKey === sample.classKey ? sample : { ...sample, classKey };
}

function freshKey(...lists: readonly (readonly TaughtClass[])[]): string {
  const taken = new Set(lists.flat().map(({ key }) => key));
  let number = 3;
  while (taken.has(`class-${number}`)) number++;
  return `class-${number}`;
}

function freeLook(classes: readonly TaughtClass[], wish: number): number {
  const taken = new Set(classes.map(({ look }) => look));
  let look = taken.has(wish) ? 0 : wish;
  while (taken.has(look)) look++;
  return look;
}
