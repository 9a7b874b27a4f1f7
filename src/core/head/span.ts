/** What is new in a sample, as a share of the mean squared length, below which it adds no direction of its own. */
const NOTHING_NEW = 1e-7;

/**
 * The space that some samples span, in coordinates: as many numbers as samples instead of thousands, with every
 * length and angle kept. Gradients of a first layer lie in this space, so training here is training there.
 */
export interface Span {
  /** Coordinates of a sample by its inner products with the spanning ones. */
  coordinates(products: ArrayLike<number>): Float64Array;
  /** The combination of the spanning samples that has these weights in coordinates: one factor for each. */
  factors(weights: ArrayLike<number>): Float64Array;
}

/** The span of the samples `train`, from the inner products of all (`size` × `size`): a Cholesky factor of theirs. */
export function spanOf(products: Float64Array, size: number, train: readonly number[]): Span {
  const count = train.length;
  const lower = new Float64Array(count * count);
  let trace = 0;
  for (const i of train) trace += products[i * size + i]!;
  const least = NOTHING_NEW * Math.max(trace / Math.max(1, count), 1e-12);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = products[train[i]! * size + train[j]!]!;
      for (let k = 0; k < j; k++) sum -= lower[i * count + k]! * lower[j * count + k]!;
      // Around their mean the samples have one direction fewer than they are; dividing by infinity leaves it out.
      if (i === j) lower[i * count + j] = sum > least ? Math.sqrt(sum) : Infinity;
      else lower[i * count + j] = sum / lower[j * count + j]!;
    }
  }
  return {
    coordinates(own) {
      const result = new Float64Array(count);
      for (let i = 0; i < count; i++) {
        let sum = own[i]!;
        for (let k = 0; k < i; k++) sum -= lower[i * count + k]! * result[k]!;
        result[i] = sum / lower[i * count + i]!;
      }
      return result;
    },
    factors(weights) {
      const result = new Float64Array(count);
      for (let i = count - 1; i >= 0; i--) {
        let sum = weights[i]!;
        for (let k = i + 1; k < count; k++) sum -= lower[k * count + i]! * result[k]!;
        result[i] = sum / lower[i * count + i]!;
      }
      return result;
    },
  };
}
