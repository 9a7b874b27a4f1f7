import { zeroGradient, type Gradient } from './back-propagate.ts';
import type { StepOptions } from './descent.ts';
import type { Network } from './network.ts';

const MEAN_KEPT = 0.9;
const SQUARE_KEPT = 0.999;
const TINY = 1e-8;

/**
 * Adam (Kingma and Ba 2015): every weight has its own pace, from running means of its gradient and of the gradient's
 * square. Decay is decoupled from the gradient (AdamW, Loshchilov and Hutter 2019).
 */
export class Adam {
  readonly #means: Gradient;
  readonly #squares: Gradient;
  #steps = 0;

  constructor(network: Network) {
    this.#means = zeroGradient(network);
    this.#squares = zeroGradient(network);
  }

  /** One step against the gradient. Changes the network. */
  step(network: Network, gradient: Gradient, { learningRate, decay = 0 }: StepOptions): void {
    this.#steps++;
    const pace = (learningRate * Math.sqrt(1 - SQUARE_KEPT ** this.#steps)) / (1 - MEAN_KEPT ** this.#steps);
    const kept = 1 - learningRate * decay;
    network.layers.forEach((layer, depth) => {
      const slopes = gradient[depth]!;
      const means = this.#means[depth]!;
      const squares = this.#squares[depth]!;
      move(layer.weights, slopes.weights, means.weights, squares.weights, pace, kept);
      move(layer.biases, slopes.biases, means.biases, squares.biases, pace, 1);
    });
  }
}

function move(
  values: Float64Array,
  slopes: Float64Array,
  means: Float64Array,
  squares: Float64Array,
  pace: number,
  kept: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const slope = slopes[i]!;
    const mean = MEAN_KEPT * means[i]! + (1 - MEAN_KEPT) * slope;
    const square = SQUARE_KEPT * squares[i]! + (1 - SQUARE_KEPT) * slope * slope;
    means[i] = mean;
    squares[i] = square;
    values[i] = values[i]! * kept - (pace * mean) / (Math.sqrt(square) + TINY);
  }
}
