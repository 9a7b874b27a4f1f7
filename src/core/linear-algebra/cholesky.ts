import { dot } from './dot.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';

/**
 * The factor L of a symmetric matrix A = L Lᵀ: lower triangle, row after row in a square. A direction in which the
 * matrix has nothing has Infinity on the diagonal: dividing by it leaves the direction out.
 */
export interface Cholesky {
  readonly size: number;
  readonly lower: Float64Array;
}

/**
 * Factors a symmetric positive semidefinite matrix (`size` × `size`, of which the lower triangle is read), n³ / 6
 * multiplications (Golub & Van Loan, 4.2). What is left of a diagonal number below `least` counts as nothing.
 */
export function* choleskyOf(matrix: Float64Array, size: number, least: number): Sliced<Cholesky> {
  const lower = new Float64Array(size * size);
  const meter = new WorkMeter();
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < i; j++) {
      lower[row + j] = (matrix[row + j]! - dot(lower, row, lower, j * size, j)) / lower[j * size + j]!;
      if (meter.spent(j)) yield;
    }
    const left = matrix[row + i]! - dot(lower, row, lower, row, i);
    lower[row + i] = left > least ? Math.sqrt(left) : Infinity;
  }
  return { size, lower };
}

/** L⁻¹ b. */
export function solveLower({ size, lower }: Cholesky, right: ArrayLike<number>): Float64Array {
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    result[i] = (right[i]! - dot(lower, i * size, result, 0, i)) / lower[i * size + i]!;
  }
  return result;
}

/** L⁻ᵀ b. */
export function solveUpper({ size, lower }: Cholesky, right: ArrayLike<number>): Float64Array {
  const result = Float64Array.from(right);
  for (let i = size - 1; i >= 0; i--) {
    const value = (result[i] = result[i]! / lower[i * size + i]!);
    // Row after row, as the numbers lie.
    for (let k = 0; k < i; k++) result[k] = result[k]! - lower[i * size + k]! * value;
  }
  return result;
}

/** A⁻¹ b. */
export function solve(factor: Cholesky, right: ArrayLike<number>): Float64Array {
  return solveUpper(factor, solveLower(factor, right));
}
