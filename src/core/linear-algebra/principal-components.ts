import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { dot } from './dot.ts';
import { lengthOf } from './length.ts';

const MOST_ROUNDS = 300;
/** Two rounds that differ by less than this in every number are the same. */
const SETTLED = 1e-7;
const SEED = 1;

/**
 * Coordinates of all points along their first principal components, from the inner products of the centred points
 * (`size` × `size`, row after row): power iteration, one component after another (Hotelling 1933). Zeros where the points
 * have no further direction. The number farthest from zero is positive, so that equal points give equal pictures.
 */
export function* principalComponents(products: Float64Array, size: number, count: number): Sliced<Float64Array[]> {
  const normal = gaussian(rng(SEED));
  const found: Float64Array[] = [];
  const components: Float64Array[] = [];
  let trace = 0;
  for (let i = 0; i < size; i++) trace += products[i * size + i]!;
  while (components.length < count) {
    const { vector, value } = yield* strongest(
      products,
      upright(Float64Array.from({ length: size }, normal), found),
      found,
    );
    if (value <= 1e-12 * trace) {
      components.push(new Float64Array(size));
      continue;
    }
    found.push(vector);
    const farthest = vector.reduce((most, number) => (Math.abs(number) > Math.abs(most) + 1e-9 ? number : most), 0);
    components.push(vector.map((number) => number * Math.sign(farthest) * Math.sqrt(value)));
  }
  return components;
}

/** The direction, orthogonal to `found`, that the matrix stretches most, and by how much. */
function* strongest(
  products: Float64Array,
  start: Float64Array,
  found: readonly Float64Array[],
): Sliced<{ vector: Float64Array; value: number }> {
  const meter = new WorkMeter();
  const size = start.length;
  let vector = start;
  let value = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stretched = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      stretched[i] = dot(products, i * size, vector, 0, size);
      if (meter.spent(size)) yield;
    }
    const next = away(stretched, found);
    value = lengthOf(next);
    if (value === 0) break;
    const scaled = next.map((number) => number / value);
    const change = scaled.reduce((most, number, i) => Math.max(most, Math.abs(number - vector[i]!)), 0);
    vector = scaled;
    if (change < SETTLED) break;
  }
  return { vector, value };
}

/** What of a vector is orthogonal to others of length 1. */
function away(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  return others.reduce((rest, other) => {
    const along = dot(rest, 0, other, 0, rest.length);
    return rest.map((number, i) => number - along * other[i]!);
  }, vector);
}

function upright(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  const rest = away(vector, others);
  const length = lengthOf(rest) || 1;
  return rest.map((number) => number / length);
}
