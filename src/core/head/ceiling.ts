import { softmax } from '#core/network/softmax.ts';

/** How sure a head speaks: softmax's temperature, and the most that it claims; no ceiling where that is left out. */
export interface Sureness {
  readonly temperature: number;
  readonly ceiling?: number;
}

/** What a network alone says: a plain softmax. */
export const PLAIN: Sureness = { temperature: 1 };

/** Logits as the shares that a head says, which sum to 1. */
export function saidShares(logits: ArrayLike<number>, { temperature, ceiling = 1 }: Sureness): Float64Array {
  return underCeiling(softmax(logits, temperature), ceiling);
}

/**
 * The most that an answer may claim when `people` were taught: the rule of succession. Of n people all may lie as the
 * classes do by chance, in a lamp or a collar, and nothing that is held back tells.
 */
export function ceilingOf(people: number): number {
  return (people + 1) / (people + 2);
}

/** Shares that sum to 1 with none above the ceiling: all are drawn towards a guess by the same factor. */
export function underCeiling(shares: Float64Array, ceiling: number): Float64Array {
  if (shares.length < 2) return shares;
  const guess = 1 / shares.length;
  const kept = Math.max(0, (ceiling - guess) / (1 - guess));
  return shares.map((share) => guess + kept * (share - guess));
}
