import { through } from './forward.ts';
import type { Layer } from './network.ts';

/**
 * The perceptron rule (Rosenblatt 1958) on one layer of `step` neurons: a neuron that should have fired gains the
 * inputs, one that should not have loses them, a right one stays. It ends where one straight line can part the
 * examples, and never where none can. Changes the layer; true where it had to.
 */
export function perceptronStep(
  layer: Layer,
  input: ArrayLike<number>,
  target: ArrayLike<number>,
  learningRate = 1,
): boolean {
  const { outputs } = through(layer, input);
  let changed = false;
  for (let neuron = 0; neuron < layer.outputs; neuron++) {
    const error = target[neuron]! - outputs[neuron]!;
    if (error === 0) continue;
    changed = true;
    const row = neuron * layer.inputs;
    for (let i = 0; i < layer.inputs; i++) {
      layer.weights[row + i] = layer.weights[row + i]! + learningRate * error * input[i]!;
    }
    layer.biases[neuron] = layer.biases[neuron]! + learningRate * error;
  }
  return changed;
}
