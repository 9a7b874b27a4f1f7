import { withClass, withSamples } from './changes.ts';
import { MOST_CLASSES, type Dataset, type Sample, type TaughtClass } from './dataset.ts';

/**
 * Samples of several classes at once, some of which may be new: those of `classes` that samples name and that are not
 * there come along, with a free look. Where there is no room, classes that nobody named or taught give up their places.
 * null where there still is none.
 */
export function addLabelled(
  dataset: Dataset,
  classes: readonly TaughtClass[],
  samples: readonly Sample[],
): Dataset | null {
  const named = new Set(samples.map(({ classKey }) => classKey));
  const fresh = classes.filter(({ key }) => named.has(key) && !dataset.classes.some((one) => one.key === key));
  let grown = dataset;
  if (grown.classes.length + fresh.length > MOST_CLASSES) {
    const used = new Set([...dataset.samples, ...samples].map(({ classKey }) => classKey));
    grown = { ...grown, classes: grown.classes.filter(({ key, name }) => name !== null || used.has(key)) };
  }
  if (grown.classes.length + fresh.length > MOST_CLASSES) return null;
  for (const { key, name } of fresh) grown = withClass(grown, name, key);
  return withSamples(grown, samples);
}

/** How many more classes there could be: free places, and those of classes that nobody named or taught. */
export function roomForClasses({ classes, samples }: Dataset): number {
  const used = new Set(samples.map(({ classKey }) => classKey));
  return MOST_CLASSES - classes.filter(({ key, name }) => name !== null || used.has(key)).length;
}

/** A class that may come to be: of this name, with a key, and where there is one a look, that none of `classes` has. */
export function draftClass(classes: readonly TaughtClass[], name: string | null): TaughtClass {
  const numbers = classes.map(({ key }) => Number(/^class-(\d+)$/.exec(key)?.[1] ?? 0));
  const looks = new Set(classes.map(({ look }) => look));
  let look = 0;
  while (looks.has(look)) look++;
  return { key: `class-${1 + Math.max(2, ...numbers)}`, name, look };
}
