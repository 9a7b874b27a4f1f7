import { choleskyOf, solveLower, solveUpper } from '#core/linear-algebra/cholesky.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import type { InnerProduct } from './sample-space.ts';

/** What is new in a direction, as a share of the samples' mean squared length, below which it is none of its own. */
const NOTHING_NEW = 1e-7;
/**
 * Most directions that are trained in, so that time goes with the number of samples and not with its square. No more
 * samples than this span exactly their space. Of more, neighbours of a class are taken together: their means keep what
 * the class shares, where as many single samples would lose it (tests/evaluate/README.md).
 */
export const MOST_DIRECTIONS = 512;

/**
 * The space that some samples span, in coordinates: as many numbers as samples instead of thousands, with every
 * length and angle kept. Gradients of a first layer lie in this space, so training here is training there.
 */
export interface Span {
  /** Places of the samples whose means span it: one coordinate for each group. */
  readonly groups: readonly (readonly number[])[];
  /** Coordinates of any sample, by its place. */
  coordinates(sample: number): Float64Array;
  /** The combination of the groups' means that has these weights in coordinates: one factor for each. */
  factors(weights: ArrayLike<number>): Float64Array;
}

/** The span of the samples `train`: a Cholesky factor of their inner products. `labels` of all samples. */
export function* spanOf(product: InnerProduct, train: readonly number[], labels: readonly number[]): Sliced<Span> {
  const groups = groupsOf(train, labels);
  const size = groups.length;
  const withMean = (sample: number, group: readonly number[]) =>
    group.reduce((sum, other) => sum + product(sample, other), 0) / group.length;
  const matrix = new Float64Array(size * size);
  const meter = new WorkMeter();
  for (const [i, group] of groups.entries()) {
    for (let j = 0; j <= i; j++) {
      matrix[i * size + j] = group.reduce((sum, sample) => sum + withMean(sample, groups[j]!), 0) / group.length;
      if (meter.spent(16 * group.length * groups[j]!.length)) yield;
    }
  }
  const trace = train.reduce((sum, i) => sum + product(i, i), 0);
  // Around their mean the samples have one direction fewer than they are: that one is left out.
  const factor = yield* choleskyOf(matrix, size, NOTHING_NEW * Math.max(trace / Math.max(1, train.length), 1e-12));
  return {
    groups,
    coordinates: (sample) =>
      solveLower(
        factor,
        groups.map((group) => withMean(sample, group)),
      ),
    factors: (weights) => solveUpper(factor, weights),
  };
}

/** Each sample alone, or neighbours of one class together where there are more samples than directions. */
function groupsOf(train: readonly number[], labels: readonly number[]): number[][] {
  if (train.length <= MOST_DIRECTIONS) return train.map((sample) => [sample]);
  return [...new Set(train.map((i) => labels[i]))].flatMap((label) => {
    const own = train.filter((i) => labels[i] === label);
    const count = Math.max(1, Math.floor((own.length * MOST_DIRECTIONS) / train.length));
    const border = (g: number) => Math.floor((g * own.length) / count);
    return Array.from({ length: count }, (_, g) => own.slice(border(g), border(g + 1)));
  });
}
