import { describe, expect, test } from 'vitest';
import { choleskyOf, solve, solveLower, solveUpper } from '#core/linear-algebra/cholesky.ts';
import { dot } from '#core/linear-algebra/dot.ts';
import { inverseDiagonal, leaveOneOutError } from '#core/linear-algebra/leave-one-out.ts';
import { ridgeRows } from '#core/linear-algebra/ridge.ts';
import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import { runThrough } from '#core/run-through.ts';

const normal = gaussian(rng(3));
const pointsOf = (count: number, length: number) =>
  Array.from({ length: count }, () => Float64Array.from({ length }, normal));
const gramOf = (points: readonly Float64Array[], ridge = 0) =>
  Float64Array.from({ length: points.length ** 2 }, (_, at) => {
    const [i, j] = [Math.floor(at / points.length), at % points.length];
    return dot(points[i]!, 0, points[j]!, 0, points[i]!.length) + (i === j ? ridge : 0);
  });

test('a known matrix has its known factor', () => {
  const matrix = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);
  const { lower } = runThrough(choleskyOf(matrix, 3, 0));
  expect([...lower]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
});

describe('systems of 40 unknowns', () => {
  const matrix = gramOf(pointsOf(40, 60), 0.5);
  const factor = runThrough(choleskyOf(matrix, 40, 0));
  const right = Float64Array.from({ length: 40 }, normal);

  test('are solved', () => {
    const solution = solve(factor, right);
    for (let i = 0; i < 40; i++) expect(dot(matrix, i * 40, solution, 0, 40)).toBeCloseTo(right[i]!, 9);
  });

  test('both triangles are solved, too', () => {
    const [down, up] = [solveLower(factor, right), solveUpper(factor, right)];
    for (let i = 0; i < 40; i++) {
      expect(dot(factor.lower, i * 40, down, 0, 40)).toBeCloseTo(right[i]!, 9);
      let sum = 0;
      for (let k = 0; k < 40; k++) sum += factor.lower[k * 40 + i]! * up[k]!;
      expect(sum).toBeCloseTo(right[i]!, 9);
    }
  });

  test('the diagonal of the inverse is that of the solved unit vectors', () => {
    const diagonal = runThrough(inverseDiagonal(factor));
    for (let i = 0; i < 40; i++) {
      const unit = new Float64Array(40);
      unit[i] = 1;
      expect(diagonal[i]!).toBeCloseTo(solve(factor, unit)[i]!, 10);
    }
  });
});

test('a direction that is there twice is left out', () => {
  const [point] = pointsOf(1, 5);
  const factor = runThrough(choleskyOf(gramOf([point!, point!]), 2, 1e-9));
  expect(factor.lower[3]).toBe(Infinity);
  expect(solve(factor, Float64Array.of(1, 1)).every(Number.isFinite)).toBe(true);
});

test('leave-one-out errors from one factor are those of leaving out one after the other', () => {
  const points = pointsOf(12, 4);
  const outputs = [Float64Array.from({ length: 12 }, normal), Float64Array.from({ length: 12 }, normal)];
  const closed = runThrough(leaveOneOutError(runThrough(choleskyOf(gramOf(points, 0.3), 12, 0)), outputs));
  let error = 0;
  for (let left = 0; left < 12; left++) {
    const others = points.filter((_, i) => i !== left);
    const factor = runThrough(choleskyOf(gramOf(others, 0.3), 11, 0));
    for (const output of outputs) {
      const weights = solve(
        factor,
        output.filter((_, i) => i !== left),
      );
      const said = others.reduce((sum, other, i) => sum + weights[i]! * dot(other, 0, points[left]!, 0, 4), 0);
      error += (output[left]! - said) ** 2 / 12;
    }
  }
  expect(closed).toBeCloseTo(error, 9);
});

test('ridge finds the weights that made the outputs, the less the smaller its pull', () => {
  const inputs = pointsOf(200, 6);
  const weights = Float64Array.from({ length: 6 }, normal);
  const outputs = inputs.map((input) => Float64Array.of(3 + dot(input, 0, weights, 0, 6)));
  const [found] = runThrough(ridgeRows(inputs, outputs, 1e-9));
  for (let k = 0; k < 6; k++) expect(found![k]!).toBeCloseTo(weights[k]!, 5);
  const [pulled] = runThrough(ridgeRows(inputs, outputs, 50));
  expect(dot(pulled!, 0, pulled!, 0, 6)).toBeLessThan(0.8 * dot(weights, 0, weights, 0, 6));
});
