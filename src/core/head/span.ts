/** Added to the diagonal, as a share of its mean: two equal samples would make the factor singular. */
const JITTER = 1e-9;

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
  const jitter = JITTER * Math.max(trace / Math.max(1, count), 1e-12);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = products[train[i]! * size + train[j]!]! + (i === j ? jitter : 0);
      for (let k = 0; k < j; k++) sum -= lower[i * count + k]! * lower[j * count + k]!;
      // Rounding can leave a sample that adds nothing a little below 0.
      lower[i * count + j] = i === j ? Math.sqrt(Math.max(sum, jitter)) : sum / lower[j * count + j]!;
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
