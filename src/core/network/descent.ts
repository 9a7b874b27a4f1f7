import type { Gradient } from './back-propagate.ts';
import type { Network } from './network.ts';

/** How far and how a step goes. */
export interface StepOptions {
  readonly learningRate: number;
  /** Pull of every weight (not bias) to 0, per unit of weight: the gradient of decay/2 · |weights|². 0 unless said. */
  readonly decay?: number;
}

/** Plain gradient descent: every weight goes against its gradient. Changes the network. */
export function descend(network: Network, gradient: Gradient, { learningRate, decay = 0 }: StepOptions): void {
  network.layers.forEach(({ weights, biases }, depth) => {
    const slopes = gradient[depth]!;
    for (let i = 0; i < weights.length; i++) {
      weights[i] = weights[i]! - learningRate * (slopes.weights[i]! + decay * weights[i]!);
    }
    for (let i = 0; i < biases.length; i++) biases[i] = biases[i]! - learningRate * slopes.biases[i]!;
  });
}
