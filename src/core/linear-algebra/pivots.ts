import { dot } from './dot.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';

/**
 * The `most` points in whose span all points lie best, in the order of the list; all points where they are no more:
 * Cholesky with the largest pivot first, ended early (Fine & Scheinberg 2001). Takes size · most² / 2 multiplications.
 * @param product inner product of two points, by their places 0..size − 1
 */
export function* pivotsOf(product: (i: number, j: number) => number, size: number, most: number): Sliced<number[]> {
  const places = Array.from({ length: size }, (_, i) => i);
  if (size <= most) return places;
  const meter = new WorkMeter();
  const left = Float64Array.from(places, (i) => product(i, i));
  const rows = new Float64Array(size * most);
  const chosen: number[] = [];
  for (let step = 0; step < most; step++) {
    let pivot = 0;
    for (let i = 1; i < size; i++) if (left[i]! > left[pivot]!) pivot = i;
    const root = Math.sqrt(left[pivot]!);
    // Nothing is left that the chosen ones do not span.
    if (!(root > 0)) break;
    chosen.push(pivot);
    for (let i = 0; i < size; i++) {
      if (left[i] === 0) continue;
      const value = (product(i, pivot) - dot(rows, i * most, rows, pivot * most, step)) / root;
      rows[i * most + step] = value;
      left[i] = Math.max(0, left[i]! - value * value);
      if (meter.spent(step + 8)) yield;
    }
    left[pivot] = 0;
  }
  return chosen.sort((a, b) => a - b);
}
