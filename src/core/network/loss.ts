import { softmax } from './softmax.ts';

/** How wrong an output is, and in which direction it should not go. */
export interface Wrongness {
  readonly loss: number;
  /** Change of the loss for each output, per unit. */
  readonly gradient: Float64Array;
}

/** A measure of error: outputs of the last layer against what they should be. */
export type Loss = (output: ArrayLike<number>, target: ArrayLike<number>) => Wrongness;

/** Softmax, then −Σ target · log share, nats. The target holds shares; the last layer must be linear. */
export const crossEntropy: Loss = (output, target) => {
  const gradient = softmax(output);
  let loss = 0;
  for (let i = 0; i < gradient.length; i++) {
    const wanted = target[i]!;
    // A share can round to 0; the loss stays a number.
    if (wanted > 0) loss -= wanted * Math.log(Math.max(gradient[i]!, Number.MIN_VALUE));
    gradient[i] = gradient[i]! - wanted;
  }
  return { loss, gradient };
};

/** Half the squared distance. */
export const squaredError: Loss = (output, target) => {
  const gradient = Float64Array.from(output);
  let loss = 0;
  for (let i = 0; i < gradient.length; i++) {
    gradient[i] = gradient[i]! - target[i]!;
    loss += gradient[i]! ** 2 / 2;
  }
  return { loss, gradient };
};
