import { mixed, type TakenParts } from './sample-space.ts';

/** Weights that are tried, and what is believed before any sample: faces a little more than bodies. */
const TRIED = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const BELIEVED = 0.6;
const BELIEF_WIDTH = 0.3;
/** Ridge of the regression that tries them, as a share of the samples' mean squared length. */
const RIDGE = 0.3;

/**
 * How much the face counts beside the body, 0..1: glasses want the face, uniforms the body, and the samples tell
 * which. Each weight is tried by the leave-one-out error of a kernel ridge regression, which is a closed form (Cawley
 * and Talbot 2004), and all are averaged by how well they did. `train`: which samples of the space are looked at.
 */
export function faceWeightOf(
  parts: TakenParts,
  size: number,
  labels: readonly number[],
  classes: number,
  train: readonly number[],
): number {
  if (!parts.face) return 0;
  if (classes < 2 || train.length < 3) return BELIEVED;
  const counts = Array.from({ length: classes }, (_, c) => train.filter((i) => labels[i] === c).length);
  let sum = 0;
  let total = 0;
  for (const weight of TRIED) {
    const error = leaveOneOutError(mixed(parts, weight), size, labels, counts, train);
    const belief = Math.exp(-((weight - BELIEVED) ** 2) / (2 * BELIEF_WIDTH ** 2));
    const share = belief * Math.exp(-train.length * Math.log(Math.max(error, 1e-9)));
    sum += share * weight;
    total += share;
  }
  return total > 0 && Number.isFinite(total) ? sum / total : BELIEVED;
}

/** Mean squared leave-one-out residual of regressing the classes, each class counting the same. */
function leaveOneOutError(
  products: Float64Array,
  size: number,
  labels: readonly number[],
  counts: readonly number[],
  train: readonly number[],
): number {
  const count = train.length;
  const inverse = inverted(
    Float64Array.from({ length: count * count }, (_, at) => {
      const [i, j] = [Math.floor(at / count), at % count];
      return products[train[i]! * size + train[j]!]! + (i === j ? RIDGE : 0);
    }),
    count,
  );
  let error = 0;
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < counts.length; c++) {
      let sum = 0;
      for (let j = 0; j < count; j++) {
        sum += inverse[i * count + j]! * ((labels[train[j]!] === c ? 1 : 0) - counts[c]! / count);
      }
      error += (sum / inverse[i * count + i]!) ** 2 / count;
    }
  }
  return error;
}

/** The inverse of a symmetric matrix that is far from singular, by Gauss and Jordan. */
function inverted(matrix: Float64Array, size: number): Float64Array {
  for (let pivot = 0; pivot < size; pivot++) {
    const own = matrix[pivot * size + pivot]!;
    matrix[pivot * size + pivot] = 1;
    for (let j = 0; j < size; j++) matrix[pivot * size + j] = matrix[pivot * size + j]! / own;
    for (let i = 0; i < size; i++) {
      if (i === pivot) continue;
      const factor = matrix[i * size + pivot]!;
      matrix[i * size + pivot] = 0;
      for (let j = 0; j < size; j++) {
        matrix[i * size + j] = matrix[i * size + j]! - factor * matrix[pivot * size + j]!;
      }
    }
  }
  return matrix;
}
