import { choleskyOf, solveLower, solveUpper } from '#core/linear-algebra/cholesky.ts';
import { pivotsOf } from '#core/linear-algebra/pivots.ts';
import type { Sliced } from '#core/run-through.ts';
import type { InnerProduct } from './sample-space.ts';

/** What is new in a sample, as a share of the mean squared length, below which it adds no direction of its own. */
const NOTHING_NEW = 1e-7;
/**
 * Most directions that are trained in. Fewer samples than this span exactly their space; of more, this many are chosen
 * in whose span the others lie best, so that time goes with the number of samples and not with its square.
 */
export const MOST_DIRECTIONS = 384;

/**
 * The space that some samples span, in coordinates: as many numbers as samples instead of thousands, with every
 * length and angle kept. Gradients of a first layer lie in this space, so training here is training there.
 */
export interface Span {
  /** Places of the samples that span it: one coordinate for each. */
  readonly spanning: readonly number[];
  /** Coordinates of any sample, by its place. */
  coordinates(sample: number): Float64Array;
  /** The combination of the spanning samples that has these weights in coordinates: one factor for each. */
  factors(weights: ArrayLike<number>): Float64Array;
}

/** The span of the samples `train`: a Cholesky factor of their inner products. */
export function* spanOf(product: InnerProduct, train: readonly number[]): Sliced<Span> {
  const pivots = yield* pivotsOf((i, j) => product(train[i]!, train[j]!), train.length, MOST_DIRECTIONS);
  const spanning = pivots.map((pivot) => train[pivot]!);
  const size = spanning.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) matrix[i * size + j] = product(spanning[i]!, spanning[j]!);
  }
  const trace = train.reduce((sum, i) => sum + product(i, i), 0);
  // Around their mean the samples have one direction fewer than they are: that one is left out.
  const factor = yield* choleskyOf(matrix, size, NOTHING_NEW * Math.max(trace / Math.max(1, train.length), 1e-12));
  return {
    spanning,
    coordinates: (sample) =>
      solveLower(
        factor,
        spanning.map((other) => product(sample, other)),
      ),
    factors: (weights) => solveUpper(factor, weights),
  };
}
