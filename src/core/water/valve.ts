import { activate } from '#core/network/activation.ts';
import { through } from '#core/network/forward.ts';
import { copyOf, type Network } from '#core/network/network.ts';
import { pipeAt, type PipePlace, type Water } from './water.ts';

/** A valve opens so far, to either side. */
export const MOST_OPEN = 6;

/** A weight that a valve can have: no number at all counts as closed. */
export function withinValve(weight: number): number {
  return Number.isNaN(weight) ? 0 : Math.min(MOST_OPEN, Math.max(-MOST_OPEN, weight));
}

/** The network with one valve turned; the first stays as it was. A place that it does not have changes nothing. */
export function turned(network: Network, { layer, from, to }: PipePlace, weight: number): Network {
  const copy = copyOf(network);
  const changed = copy.layers[layer];
  if (!changed || from < 0 || to < 0 || from >= changed.inputs || to >= changed.outputs) return copy;
  changed.weights[to * changed.inputs + from] = withinValve(weight);
  return copy;
}

/**
 * What the outlets would give with one valve at `weight`, from the water as it flows: only the one tank changes, and what
 * is below it.
 */
export function outletsAfter(network: Network, water: Water, place: PipePlace, weight: number): Float64Array {
  const pipe = pipeAt(water, place);
  const layer = network.layers[place.layer];
  if (!pipe || !layer) return Float64Array.from(water.outlets);
  const above = place.layer > 0 ? water.layers[place.layer - 1]!.tanks[place.from]!.output : water.inputs[place.from]!;
  const tanks = water.layers[place.layer]!.tanks;
  const inflow = tanks[place.to]!.inflow + (weight - pipe.weight) * above;
  let flowing = Float64Array.from(tanks, ({ output }) => output);
  flowing[place.to] = activate(layer.activation, inflow);
  for (const below of network.layers.slice(place.layer + 1))
    flowing = Float64Array.from(through(below, flowing).outputs);
  return flowing;
}
