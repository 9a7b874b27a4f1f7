import type { HeadRun } from './race.ts';
import type { Score } from './score.ts';

/** What several draws give together, shares 0..1. */
export interface Spread {
  readonly mean: number;
  /** The worst and the best draw. */
  readonly low: number;
  readonly high: number;
  readonly draws: number;
}

/** One place of a curve. */
export interface CurvePoint extends Spread {
  readonly shots: number;
}

/** Mean, worst and best; null of nothing. */
export function spreadOf(scores: readonly Pick<Score, 'accuracy'>[]): Spread | null {
  if (scores.length === 0) return null;
  const all = scores.map(({ accuracy }) => accuracy);
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  return { mean, low: Math.min(...all), high: Math.max(...all), draws: all.length };
}

/** The head's curve so far, by the number of pictures a class. */
export function curveOf(runs: readonly HeadRun[]): CurvePoint[] {
  const counts = [...new Set(runs.map(({ shots }) => shots))].sort((a, b) => a - b);
  return counts.flatMap((shots) => {
    const spread = spreadOf(runs.filter((run) => run.shots === shots));
    return spread ? [{ shots, ...spread }] : [];
  });
}

/** Who is ahead: from how many pictures on the head is, to the end; or always; or not at the end. */
export type Crossing =
  | { readonly kind: 'from'; readonly shots: number }
  | { readonly kind: 'always' }
  | { readonly kind: 'level' }
  | { readonly kind: 'never' };

/**
 * Where the head overtakes the rules for good, by means over the same draws: from that number of pictures on it is
 * better, a tie being no win. `level`: they end equal. null where the curve has no point yet.
 */
export function crossingOf(curve: readonly CurvePoint[], rules: number): Crossing | null {
  const last = curve.at(-1);
  if (!last) return null;
  // Equal shares of the same people may differ in the last digit.
  const ahead = ({ mean }: CurvePoint) => mean - rules > 1e-9;
  if (!ahead(last)) return { kind: Math.abs(last.mean - rules) <= 1e-9 ? 'level' : 'never' };
  const from = curve.length - [...curve].reverse().findIndex((point) => !ahead(point));
  const behind = curve.some((point) => !ahead(point));
  return behind ? { kind: 'from', shots: curve[from]!.shots } : { kind: 'always' };
}
