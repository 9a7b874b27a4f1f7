import { slope } from './activation.ts';
import type { Flow } from './forward.ts';
import type { Network } from './network.ts';

/** For each layer how the loss changes with each weight and bias; laid out like the layer's own. */
export interface LayerGradient {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export type Gradient = readonly LayerGradient[];

/** No change, of the network's shape. */
export function zeroGradient(network: Network): Gradient {
  return network.layers.map(({ weights, biases }) => ({
    weights: new Float64Array(weights.length),
    biases: new Float64Array(biases.length),
  }));
}

/**
 * Back-propagation (Rumelhart, Hinton, Williams 1986): the blame of the outputs is passed back layer by layer through
 * the same weights that the signal came by. Adds one example's gradient, times `weight`, to `into`.
 * `outputGradient` is the change of the loss with each output. Returns the change of the loss with each input, zeros
 * where nobody asks for it (`toInput` false): with a thousand inputs it is half of the work.
 */
export function backPropagate(
  network: Network,
  flow: Flow,
  outputGradient: ArrayLike<number>,
  into: Gradient,
  weight = 1,
  toInput = true,
): Float64Array {
  let blame = Float64Array.from(outputGradient, (value) => value * weight);
  for (let depth = network.layers.length - 1; depth >= 0; depth--) {
    const layer = network.layers[depth]!;
    const { sums, outputs } = flow.layers[depth]!;
    const input = depth > 0 ? flow.layers[depth - 1]!.outputs : flow.input;
    const { weights, biases } = into[depth]!;
    const { inputs } = layer;
    const passedOn = new Float64Array(inputs);
    for (let neuron = 0; neuron < layer.outputs; neuron++) {
      const own = blame[neuron]! * slope(layer.activation, sums[neuron]!, outputs[neuron]!);
      if (own === 0) continue;
      biases[neuron] = biases[neuron]! + own;
      const row = neuron * inputs;
      for (let i = 0; i < inputs; i++) weights[row + i] = weights[row + i]! + own * input[i]!;
      if (depth === 0 && !toInput) continue;
      for (let i = 0; i < inputs; i++) passedOn[i] = passedOn[i]! + own * layer.weights[row + i]!;
    }
    blame = passedOn;
  }
  return blame;
}
