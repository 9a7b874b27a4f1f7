import { backPropagate, zeroGradient, type Gradient } from './back-propagate.ts';
import { forward } from './forward.ts';
import type { Loss } from './loss.ts';
import type { Network } from './network.ts';

/** One thing to learn. */
export interface Example {
  readonly input: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** How much it counts; 1 unless said. */
  readonly weight?: number;
}

/** Weighted mean loss of some examples, with its gradient. */
export interface BatchGradient {
  readonly loss: number;
  readonly gradient: Gradient;
}

/** Mean loss over the examples (by weight) and how it changes with every weight and bias. */
export function batchGradient(network: Network, examples: readonly Example[], loss: Loss): BatchGradient {
  const gradient = zeroGradient(network);
  const total = examples.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  let mean = 0;
  for (const { input, target, weight = 1 } of examples) {
    const flow = forward(network, input);
    const wrong = loss(flow.output, target);
    mean += (wrong.loss * weight) / total;
    backPropagate(network, flow, wrong.gradient, gradient, weight / total);
  }
  return { loss: mean, gradient };
}
