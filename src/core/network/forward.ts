import { dot } from '#core/linear-algebra/dot.ts';
import { activate } from './activation.ts';
import type { Layer, Network } from './network.ts';

/** What flowed through one layer. */
export interface LayerFlow {
  /** What each neuron summed up: weights · inputs + bias. */
  readonly sums: Float64Array;
  /** What each neuron gave on. */
  readonly outputs: Float64Array;
}

/** Everything that one input did in the network. */
export interface Flow {
  readonly input: ArrayLike<number>;
  readonly layers: readonly LayerFlow[];
  /** Outputs of the last layer; the input itself where there is no layer. */
  readonly output: ArrayLike<number>;
}

/** Lets one input flow through the network and keeps every sum and output. */
export function forward(network: Network, input: ArrayLike<number>): Flow {
  const layers: LayerFlow[] = [];
  let flowing = input;
  for (const layer of network.layers) {
    const flow = through(layer, flowing);
    layers.push(flow);
    flowing = flow.outputs;
  }
  return { input, layers, output: flowing };
}

/** Lets numbers flow through one layer. */
export function through(layer: Layer, input: ArrayLike<number>): LayerFlow {
  const { inputs, outputs: neurons, weights, biases, activation } = layer;
  const sums = new Float64Array(neurons);
  const outputs = new Float64Array(neurons);
  for (let neuron = 0; neuron < neurons; neuron++) {
    const row = neuron * inputs;
    const sum = biases[neuron]! + dot(weights, row, input, 0, inputs);
    sums[neuron] = sum;
    outputs[neuron] = activate(activation, sum);
  }
  return { sums, outputs };
}
