import { runThrough, type Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { addGradients, blamesOf, zeroGradient, type Blamed, type Gradient } from './back-propagate.ts';
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

/** Examples whose gradients are added together. */
const AT_ONCE = 4;

/** Mean loss over the examples (by weight) and how it changes with every weight and bias. */
export function batchGradient(network: Network, examples: readonly Example[], loss: Loss): BatchGradient {
  return runThrough(gradientOf(network, examples, loss));
}

/** {@link batchGradient}, giving way in between. The network must not change meanwhile. */
export function* gradientOf(network: Network, examples: readonly Example[], loss: Loss): Sliced<BatchGradient> {
  const gradient = zeroGradient(network);
  const total = examples.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  const size = network.layers.reduce((sum, { weights }) => sum + weights.length, 0);
  const meter = new WorkMeter();
  let mean = 0;
  let blamed: Blamed[] = [];
  for (const { input, target, weight = 1 } of examples) {
    const flow = forward(network, input);
    const wrong = loss(flow.output, target);
    mean += (wrong.loss * weight) / total;
    blamed.push({ flow, blames: blamesOf(network, flow, wrong.gradient, weight / total) });
    if (blamed.length === AT_ONCE) {
      addGradients(network, blamed, gradient);
      blamed = [];
    }
    // Forwards, and backwards twice.
    if (meter.spent(3 * size)) yield;
  }
  addGradients(network, blamed, gradient);
  return { loss: mean, gradient };
}
