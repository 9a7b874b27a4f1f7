import { claimedClasses, withClass, withSamples } from './changes.ts';
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
    grown = { ...grown, classes: claimedClasses(grown, [...dataset.samples, ...samples]) };
  }
  if (grown.classes.length + fresh.length > MOST_CLASSES) return null;
  for (const { key, name } of fresh) grown = withClass(grown, name, key);
  return withSamples(grown, samples);
}

/** How many more classes there could be: free places, and those of classes that nobody named or taught. */
export function roomForClasses(dataset: Dataset): number {
  return MOST_CLASSES - claimedClasses(dataset, dataset.samples).length;
}
