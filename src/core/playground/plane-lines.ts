import { through } from '#core/network/forward.ts';
import { weightOf, type Layer, type Network } from '#core/network/network.ts';

/** Ends of a line inside the square −1..1, right and up; and on which side the neuron fires (unit normal). */
export interface PlaneLine {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly normal: readonly [number, number];
}

/** Where neuron `neuron` of a layer with two inputs sums to 0; null where that is nowhere in the square. */
export function neuronLine(layer: Layer, neuron: number): PlaneLine | null {
  const a = weightOf(layer, neuron, 0);
  const b = weightOf(layer, neuron, 1);
  const c = layer.biases[neuron] ?? 0;
  const size = Math.hypot(a, b);
  if (!(size > 1e-12)) return null;
  const ends: [number, number][] = [];
  for (const edge of [-1, 1]) {
    if (Math.abs(b) > 1e-12) add(ends, edge, -(c + a * edge) / b);
    if (Math.abs(a) > 1e-12) add(ends, -(c + b * edge) / a, edge);
  }
  const [first, second] = ends;
  if (!first || !second) return null;
  return { x1: first[0], y1: first[1], x2: second[0], y2: second[1], normal: [a / size, b / size] };
}

/** Keeps an end that is in the square and is not there yet: a line through a corner meets two edges in one point. */
function add(ends: [number, number][], x: number, y: number): void {
  if (Math.abs(x) > 1 + 1e-9 || Math.abs(y) > 1 + 1e-9) return;
  if (!ends.some(([ex, ey]) => Math.hypot(ex - x, ey - y) < 1e-9)) ends.push([x, y]);
}

/** What the first layer makes of a place in the plane. */
export function hiddenOf(network: Network, x: number, y: number): readonly number[] {
  const first = network.layers[0];
  return first ? [...through(first, [x, y]).outputs] : [];
}
