import type { Chances } from './microscopy.ts';

/**
 * How much a channel pushes each class: the score with it less the score without it. Scores are logits less their
 * mean over the classes, because only their differences reach an answer; so the pushes of a channel sum to 0.
 */
export function pushesOf(whole: Pick<Chances, 'logits'>, without: Pick<Chances, 'logits'>): Float64Array {
  const change = whole.logits.map((logit, c) => logit - (without.logits[c] ?? NaN));
  const mean = change.reduce((sum, value) => sum + value, 0) / Math.max(1, change.length);
  return change.map((value) => value - mean);
}

/** How much a channel pushes whatever it pushes most, either way. */
export function strengthOf(pushes: Float64Array): number {
  return pushes.reduce((most, push) => Math.max(most, Math.abs(push)), 0);
}

/** The place of the likeliest class; -1 where there is none. */
export function likeliest({ probabilities }: Pick<Chances, 'probabilities'>): number {
  let best = -1;
  for (const [c, share] of probabilities.entries()) if (best < 0 || share > probabilities[best]!) best = c;
  return best;
}
