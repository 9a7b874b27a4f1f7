import { dot } from './dot.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { solve, type Cholesky } from './cholesky.ts';

/**
 * What kernel ridge regression gets wrong of each point when it learns from all others, for several outputs, from one
 * factor of the kernel with its ridge on the diagonal: residual = (K⁻¹ y) / diag(K⁻¹) (Cawley & Talbot 2004).
 * Gives the mean over the points of the squared residuals of all outputs together.
 */
export function* leaveOneOutError(factor: Cholesky, outputs: readonly Float64Array[]): Sliced<number> {
  const { size } = factor;
  const diagonal = yield* inverseDiagonal(factor);
  let error = 0;
  for (const output of outputs) {
    const weights = solve(factor, output);
    for (let i = 0; i < size; i++) error += (weights[i]! / diagonal[i]!) ** 2 / size;
    yield;
  }
  return error;
}

/** The diagonal of A⁻¹: the squared lengths of the columns of L⁻¹, which is made row after row. */
export function* inverseDiagonal({ size, lower }: Cholesky): Sliced<Float64Array> {
  const diagonal = new Float64Array(size);
  const meter = new WorkMeter();
  // Column j of L⁻¹ lies as row j, so that sums run along rows.
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    column[j] = 1 / lower[j * size + j]!;
    let sum = column[j]! ** 2;
    for (let i = j + 1; i < size; i++) {
      column[i] = -dot(lower, i * size + j, column, j, i - j) / lower[i * size + i]!;
      sum += column[i]! ** 2;
      if (meter.spent(i - j)) yield;
    }
    diagonal[j] = sum;
  }
  return diagonal;
}
