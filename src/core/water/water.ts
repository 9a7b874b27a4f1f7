import { forward } from '#core/network/forward.ts';
import type { Network } from '#core/network/network.ts';
import { largestAt } from '#core/network/softmax.ts';
import { PLAIN, saidShares, type Sureness } from '#core/head/ceiling.ts';

/** A place in the network: layer 0 holds the first neurons, after the inputs. */
export interface TankPlace {
  readonly layer: number;
  readonly index: number;
}

/** The way from place `from` of the layer before (of the inputs, for layer 0) to tank `to`. */
export interface PipePlace {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

export interface Pipe extends PipePlace {
  readonly weight: number;
  /** What runs through it: what is in the tank above × weight. Below 0 it takes away. */
  readonly flow: number;
}

export interface Tank extends TankPlace {
  /** The bias: what its own tap adds, whatever comes. */
  readonly tap: number;
  /** All that arrives: the flows of its pipes and its tap together. */
  readonly inflow: number;
  /** What it gives on: the inflow after the activation. */
  readonly output: number;
}

export interface WaterLayer {
  readonly tanks: readonly Tank[];
  /** Tank after tank, in the order of the inputs: to tank `to` from `from` at `to * inputs + from`. */
  readonly pipes: readonly Pipe[];
}

/** Everything that is drawn of one input in one network. */
export interface Water {
  readonly inputs: ArrayLike<number>;
  readonly layers: readonly WaterLayer[];
  /** What the last layer gives: the logits. */
  readonly outlets: ArrayLike<number>;
  /** The outlets as shares that sum to 1. */
  readonly shares: Float64Array;
  /** Place of the outlet with most water. */
  readonly fullest: number;
}

/** Lets an input flow through a network and tells what is in every tank and pipe. `sureness`: of the head. */
export function waterOf(network: Network, input: ArrayLike<number>, sureness: Sureness = PLAIN): Water {
  const flow = forward(network, input);
  const layers = network.layers.map((layer, depth): WaterLayer => {
    const { sums, outputs } = flow.layers[depth]!;
    const above = depth > 0 ? flow.layers[depth - 1]!.outputs : input;
    const pipes: Pipe[] = [];
    for (let to = 0; to < layer.outputs; to++) {
      for (let from = 0; from < layer.inputs; from++) {
        const weight = layer.weights[to * layer.inputs + from]!;
        pipes.push({ layer: depth, from, to, weight, flow: weight * above[from]! });
      }
    }
    const tanks = Array.from(sums, (inflow, index) => ({
      layer: depth,
      index,
      tap: layer.biases[index]!,
      inflow,
      output: outputs[index]!,
    }));
    return { tanks, pipes };
  });
  return {
    inputs: input,
    layers,
    outlets: flow.output,
    shares: saidShares(flow.output, sureness),
    fullest: largestAt(flow.output),
  };
}

/** The pipe at a place; null where there is none. */
export function pipeAt(water: Water, { layer, from, to }: PipePlace): Pipe | null {
  const pipes = water.layers[layer]?.pipes ?? [];
  return pipes.find((pipe) => pipe.from === from && pipe.to === to) ?? null;
}
