import type { HeadSample } from './head.ts';

/** Whose picture each sample is: all pictures of one person in one class are one witness, however many. */
export function witnessesOf(samples: readonly Pick<HeadSample, 'classKey' | 'person'>[]): string[] {
  return samples.map(({ classKey, person }) => `${classKey} ${person}`);
}

/** How much each picture counts where every witness counts the same; together 1. */
export function sharesOf(witnesses: readonly string[]): Float64Array {
  const pictures = new Map<string, number>();
  for (const one of witnesses) pictures.set(one, (pictures.get(one) ?? 0) + 1);
  return Float64Array.from(witnesses, (one) => 1 / pictures.get(one)! / pictures.size);
}

/** The places `train` of samples, those of each witness together. `witnesses` of all samples. */
export function together(train: readonly number[], witnesses: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const i of train) {
    const own = groups.get(witnesses[i]!);
    if (own) own.push(i);
    else groups.set(witnesses[i]!, [i]);
  }
  return [...groups.values()];
}
