import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import { lengthOf } from '#core/head/intake.ts';

const MOST_ROUNDS = 300;
/** Two rounds that differ by less than this in every number are the same. */
const SETTLED = 1e-7;
const SEED = 1;

/**
 * Coordinates of all points along their first principal components, from the inner products of the centred points
 * (`size` × `size`, row after row): power iteration, one component after another (Hotelling 1933). Zeros where the points
 * have no further direction. The number farthest from zero is positive, so that equal points give equal pictures.
 */
export function principalComponents(products: Float64Array, size: number, count: number): Float64Array[] {
  const normal = gaussian(rng(SEED));
  const found: Float64Array[] = [];
  let trace = 0;
  for (let i = 0; i < size; i++) trace += products[i * size + i]!;
  return Array.from({ length: count }, () => {
    let vector = upright(Float64Array.from({ length: size }, normal), found);
    let value = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const next = away(multiplied(products, vector), found);
      value = lengthOf(next);
      if (value <= 1e-12 * trace) return new Float64Array(size);
      const scaled = next.map((number) => number / value);
      const change = scaled.reduce((most, number, i) => Math.max(most, Math.abs(number - vector[i]!)), 0);
      vector = scaled;
      if (change < SETTLED) break;
    }
    found.push(vector);
    const farthest = vector.reduce((most, number) => (Math.abs(number) > Math.abs(most) + 1e-9 ? number : most), 0);
    return vector.map((number) => number * Math.sign(farthest) * Math.sqrt(value));
  });
}

function multiplied(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0, at = i * size; j < size; j++, at++) sum += matrix[at]! * vector[j]!;
    result[i] = sum;
  }
  return result;
}

/** What of a vector is orthogonal to others of length 1. */
function away(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  return others.reduce((rest, other) => {
    const along = rest.reduce((sum, number, i) => sum + number * other[i]!, 0);
    return rest.map((number, i) => number - along * other[i]!);
  }, vector);
}

function upright(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  const rest = away(vector, others);
  const length = lengthOf(rest) || 1;
  return rest.map((number) => number / length);
}
