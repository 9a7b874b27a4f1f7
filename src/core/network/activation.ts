import type { Activation } from './network.ts';

/** What a neuron gives for its sum. */
export function activate(activation: Activation, sum: number): number {
  switch (activation) {
    case 'linear':
      return sum;
    case 'relu':
      return sum > 0 ? sum : 0;
    case 'tanh':
      return Math.tanh(sum);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-sum));
    case 'step':
      return sum >= 0 ? 1 : 0;
    default:
      return activation satisfies never;
  }
}

/** How fast the output rises with the sum. At the kink of `relu` it is 0; `step` is flat everywhere, so it cannot learn. */
export function slope(activation: Activation, sum: number, output: number): number {
  switch (activation) {
    case 'linear':
      return 1;
    case 'relu':
      return sum > 0 ? 1 : 0;
    case 'tanh':
      return 1 - output * output;
    case 'sigmoid':
      return output * (1 - output);
    case 'step':
      return 0;
    default:
      return activation satisfies never;
  }
}
