import { zeroGradient, type Gradient } from './back-propagate.ts';
import type { StepOptions } from './descent.ts';
import type { Network } from './network.ts';

/** Share of the last step that rolls on (Polyak 1964). */
const ROLLS_ON = 0.9;

/**
 * Gradient descent that rolls on like a heavy ball. Unlike Adam it treats all directions alike, so that training in
 * another basis of the same space is exactly the same training.
 */
export class Momentum {
  readonly #steps: Gradient;

  constructor(network: Network) {
    this.#steps = zeroGradient(network);
  }

  /** One step against the gradient. Changes the network. */
  step(network: Network, gradient: Gradient, { learningRate, decay = 0 }: StepOptions): void {
    network.layers.forEach(({ weights, biases }, depth) => {
      const slopes = gradient[depth]!;
      const steps = this.#steps[depth]!;
      roll(weights, slopes.weights, steps.weights, learningRate, decay);
      roll(biases, slopes.biases, steps.biases, learningRate, 0);
    });
  }
}

function roll(
  values: Float64Array,
  slopes: Float64Array,
  steps: Float64Array,
  learningRate: number,
  decay: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const step = ROLLS_ON * steps[i]! + slopes[i]! + decay * values[i]!;
    steps[i] = step;
    values[i] = values[i]! - learningRate * step;
  }
}
