import { choleskyOf } from '#core/linear-algebra/cholesky.ts';
import { leaveOneOutError } from '#core/linear-algebra/leave-one-out.ts';
import { softmax } from '#core/network/softmax.ts';
import type { Sliced } from '#core/run-through.ts';
import { mixed, type InnerProduct, type TakenParts } from './sample-space.ts';

/** Weights that are tried, and what is believed before any sample: faces a little more than bodies. */
const TRIED = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const BELIEVED = 0.6;
const BELIEF_WIDTH = 0.3;
/** Ridge of the regression that tries them, as a share of the samples' mean squared length. */
const RIDGE = 0.3;
/** Samples that the weight is read from, at most: one number needs no more. */
const MOST_READ = 256;

/**
 * How much the face counts beside the body, 0..1: glasses want the face, uniforms the body, and the samples tell
 * which. Each weight is tried by the leave-one-out error of a kernel ridge regression, which is a closed form, and all are
 * averaged by how well they did: belief · error^−n, in logarithms, because n is large. `train`: which samples of the
 * space are looked at.
 */
export function* faceWeightOf(
  parts: TakenParts,
  labels: readonly number[],
  classes: number,
  train: readonly number[],
): Sliced<number> {
  if (!parts.face) return 0;
  if (classes < 2 || train.length < 3) return BELIEVED;
  const read = spreadOver(train, labels);
  const outputs = outputsOf(read, labels, classes);
  const evidence: number[] = [];
  for (const weight of TRIED) {
    const error = yield* errorOf(mixed(parts, weight), read, outputs);
    const belief = -((weight - BELIEVED) ** 2) / (2 * BELIEF_WIDTH ** 2);
    evidence.push(belief - read.length * Math.log(Math.max(error, 1e-9)));
  }
  return softmax(evidence).reduce((sum, share, at) => sum + share * TRIED[at]!, 0);
}

/** Every so manieth sample, class after class, where there are more than are read. */
function spreadOver(train: readonly number[], labels: readonly number[]): readonly number[] {
  if (train.length <= MOST_READ) return train;
  const sorted = [...train].sort((a, b) => labels[a]! - labels[b]!);
  return Array.from({ length: MOST_READ }, (_, k) => sorted[Math.floor((k * sorted.length) / MOST_READ)]!);
}

/** For each class 1 where a sample is of it and else 0, around the mean. */
function outputsOf(read: readonly number[], labels: readonly number[], classes: number): Float64Array[] {
  return Array.from({ length: classes }, (_, c) => {
    const own = Float64Array.from(read, (i) => (labels[i] === c ? 1 : 0));
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return own.map((value) => value - mean);
  });
}

/** Mean squared leave-one-out residual of regressing the classes. */
function* errorOf(product: InnerProduct, read: readonly number[], outputs: readonly Float64Array[]): Sliced<number> {
  const size = read.length;
  const kernel = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) kernel[i * size + j] = product(read[i]!, read[j]!) + (i === j ? RIDGE : 0);
  }
  yield;
  return yield* leaveOneOutError(yield* choleskyOf(kernel, size, 0), outputs);
}
