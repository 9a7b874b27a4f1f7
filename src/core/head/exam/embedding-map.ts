import type { MapPoint } from './exam-report.ts';
import { rng } from '#core/rng.ts';
import { principalComponents } from '#core/linear-algebra/principal-components.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { believedWeights } from '#core/head/part-weights.ts';
import { mixed, type SampleSpace } from '#core/head/sample-space.ts';

/** Least distance of two dots, where there is room for it. */
const GAP = 0.03;
/** Share of the map that dots may claim. */
const FILLED = 0.2;
const ROUNDS = 30;
const SEED = 1;

/**
 * The embeddings laid out in two dimensions: their first two principal components at one scale, so that close dots look
 * alike, in the middle of the unit square; dots on top of each other are moved apart a little. One point for each of the
 * first `size` samples of the space, in order; the same samples give the same map.
 */
export function* embeddingMapOf(space: SampleSpace, size: number): Sliced<MapPoint[]> {
  if (size === 0) return [];
  const all = Array.from({ length: size }, (_, i) => i);
  const parts = yield* space.taken(all);
  // What tells the classes apart is for the head to find.
  const product = mixed(parts, believedWeights(parts));
  const products = new Float64Array(size * size);
  const meter = new WorkMeter();
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) products[i * size + j] = product(i, j);
    if (meter.spent(16 * size)) yield;
  }
  const [across, up] = yield* principalComponents(products, size, 2);
  const spans = [rangeOf(across!), rangeOf(up!)] as const;
  const gap = Math.min(GAP, Math.sqrt(FILLED / size));
  const scale = (1 - 2 * gap) / Math.max(spans[0].length, spans[1].length, 1e-9);
  const xs = across!.map((value) => 0.5 + (value - spans[0].middle) * scale);
  const ys = up!.map((value) => 0.5 + (value - spans[1].middle) * scale);
  yield* moveApart(xs, ys, gap);
  return all.map((i) => ({ x: xs[i]!, y: ys[i]! }));
}

function rangeOf(values: Float64Array): { middle: number; length: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return { middle: (least + most) / 2, length: most - least };
}

/** Pushes each two dots that are closer than `gap` half the missing way apart, again and again; changes both lists. */
function* moveApart(xs: Float64Array, ys: Float64Array, gap: number): Sliced<void> {
  const random = rng(SEED);
  const meter = new WorkMeter();
  const within = (value: number) => Math.min(1, Math.max(0, value));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < xs.length; i++) {
      for (let j = 0; j < i; j++) {
        const [dx, dy] = [xs[i]! - xs[j]!, ys[i]! - ys[j]!];
        if (Math.abs(dx) >= gap || Math.abs(dy) >= gap) continue;
        const distance = Math.hypot(dx, dy);
        if (distance >= gap) continue;
        // Dots at one place have no direction of their own.
        const angle = distance > 1e-6 ? Math.atan2(dy, dx) : 2 * Math.PI * random();
        const [px, py] = [(Math.cos(angle) * (gap - distance)) / 2, (Math.sin(angle) * (gap - distance)) / 2];
        xs[i] = within(xs[i]! + px);
        ys[i] = within(ys[i]! + py);
        xs[j] = within(xs[j]! - px);
        ys[j] = within(ys[j]! - py);
        moved = true;
      }
      if (meter.spent(2 * i)) yield;
    }
    if (!moved) return;
  }
}
