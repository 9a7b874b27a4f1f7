import { slope } from './activation.ts';
import type { Flow, LayerFlow } from './forward.ts';
import type { Layer, Network } from './network.ts';

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
 * `outputGradient` is the change of the loss with each output.
 */
export function backPropagate(
  network: Network,
  flow: Flow,
  outputGradient: ArrayLike<number>,
  into: Gradient,
  weight = 1,
): void {
  let blame: Float64Array = Float64Array.from(outputGradient, (value) => value * weight);
  for (let depth = network.layers.length - 1; depth >= 0; depth--) {
    const layer = network.layers[depth]!;
    const input = depth > 0 ? flow.layers[depth - 1]!.outputs : flow.input;
    blameSums(layer, flow.layers[depth]!, blame);
    addGradient(input, blame, into[depth]!);
    if (depth > 0) blame = passBack(layer, blame);
  }
}

/** How the loss changes with each input of the network: where to look for what made it say so. */
export function inputGradient(network: Network, flow: Flow, outputGradient: ArrayLike<number>): Float64Array {
  let blame: Float64Array = Float64Array.from(outputGradient);
  for (let depth = network.layers.length - 1; depth >= 0; depth--) {
    const layer = network.layers[depth]!;
    blameSums(layer, flow.layers[depth]!, blame);
    blame = passBack(layer, blame);
  }
  return blame;
}

/** From the change of the loss with each neuron's output to that with its sum; in place. */
function blameSums({ activation }: Layer, { sums, outputs }: LayerFlow, blame: Float64Array): void {
  for (let neuron = 0; neuron < blame.length; neuron++) {
    blame[neuron] = blame[neuron]! * slope(activation, sums[neuron]!, outputs[neuron]!);
  }
}

/** A weight's share of the blame is that of its neuron times what came in through it. */
function addGradient(input: ArrayLike<number>, blame: Float64Array, { weights, biases }: LayerGradient): void {
  const inputs = input.length;
  for (let neuron = 0; neuron < blame.length; neuron++) {
    const own = blame[neuron]!;
    // A silent ReLU learns nothing.
    if (own === 0) continue;
    biases[neuron] = biases[neuron]! + own;
    const row = neuron * inputs;
    for (let i = 0; i < inputs; i++) weights[row + i] = weights[row + i]! + own * input[i]!;
  }
}

/** The blame that reaches the layer's inputs, through the weights. */
function passBack({ inputs, weights }: Layer, blame: Float64Array): Float64Array {
  const passed = new Float64Array(inputs);
  for (let neuron = 0; neuron < blame.length; neuron++) {
    const own = blame[neuron]!;
    if (own === 0) continue;
    const row = neuron * inputs;
    for (let i = 0; i < inputs; i++) passed[i] = passed[i]! + own * weights[row + i]!;
  }
  return passed;
}
