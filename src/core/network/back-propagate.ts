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
  addGradients(network, [{ flow, blames: blamesOf(network, flow, outputGradient, weight) }], into);
}

/** One example's part in a gradient. */
export interface Blamed {
  readonly flow: Flow;
  /** For each layer how the loss changes with the sum of each neuron. */
  readonly blames: readonly Float64Array[];
}

/** How the loss of one example, times `weight`, changes with every neuron's sum. */
export function blamesOf(
  network: Network,
  flow: Flow,
  outputGradient: ArrayLike<number>,
  weight = 1,
): readonly Float64Array[] {
  const blames = new Array<Float64Array>(network.layers.length);
  let blame: Float64Array = Float64Array.from(outputGradient, (value) => value * weight);
  for (let depth = network.layers.length - 1; depth >= 0; depth--) {
    const layer = network.layers[depth]!;
    blameSums(layer, flow.layers[depth]!, blame);
    blames[depth] = blame;
    if (depth > 0) blame = passBack(layer, blame);
  }
  return blames;
}

/** Adds the gradients of some examples to `into`: four at once, so that the gradient is read and written once for four. */
export function addGradients(network: Network, examples: readonly Blamed[], into: Gradient): void {
  for (let depth = 0; depth < network.layers.length; depth++) {
    const inputOf = ({ flow }: Blamed) => (depth > 0 ? flow.layers[depth - 1]!.outputs : flow.input);
    let at = 0;
    for (; at + 3 < examples.length; at += 4) {
      const four = examples.slice(at, at + 4);
      addFour(
        four.map(inputOf),
        four.map(({ blames }) => blames[depth]!),
        into[depth]!,
      );
    }
    for (const one of examples.slice(at)) addGradient(inputOf(one), one.blames[depth]!, into[depth]!);
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

/** {@link addGradient} of four examples, one after the other for each weight: the same sums to the bit. */
function addFour(
  inputs: readonly ArrayLike<number>[],
  blames: readonly Float64Array[],
  { weights, biases }: LayerGradient,
): void {
  const [a, b, c, d] = [inputs[0]!, inputs[1]!, inputs[2]!, inputs[3]!];
  for (let neuron = 0; neuron < biases.length; neuron++) {
    const [ownA, ownB, ownC, ownD] = [
      blames[0]![neuron]!,
      blames[1]![neuron]!,
      blames[2]![neuron]!,
      blames[3]![neuron]!,
    ];
    if (ownA === 0 && ownB === 0 && ownC === 0 && ownD === 0) continue;
    biases[neuron] = biases[neuron]! + ownA + ownB + ownC + ownD;
    const row = neuron * a.length;
    for (let i = 0; i < a.length; i++) {
      weights[row + i] = weights[row + i]! + ownA * a[i]! + ownB * b[i]! + ownC * c[i]! + ownD * d[i]!;
    }
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
