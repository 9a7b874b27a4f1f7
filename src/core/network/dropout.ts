import { dot } from '#core/linear-algebra/dot.ts';
import { activate } from './activation.ts';
import { backPropagate, zeroGradient } from './back-propagate.ts';
import type { BatchGradient, Example } from './batch-gradient.ts';
import { through, type Flow, type LayerFlow } from './forward.ts';
import type { Loss } from './loss.ts';
import type { Layer, Network } from './network.ts';

/** Examples between two chances for others to speak. */
const AT_ONCE = 8;

/** ReLU sums of neurons that sit out: below the kink, where the slope is 0. */
const OUT = -1;

/**
 * As `batchGradient`, but for each example every hidden neuron sits out with the chance `dropped`, so that none can
 * rely on another (dropout, Srivastava et al. 2014). Hidden layers must be ReLU. A network trained so says what it
 * should only after {@link withoutDropout}. Yields after a few examples: a batch is long where the machine is slow.
 */
export function* dropoutGradient(
  network: Network,
  examples: readonly Example[],
  loss: Loss,
  dropped: number,
  random: () => number,
): Generator<void, BatchGradient> {
  const gradient = zeroGradient(network);
  const total = examples.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  let mean = 0;
  for (const [at, { input, target, weight = 1 }] of examples.entries()) {
    if (at > 0 && at % AT_ONCE === 0) yield;
    const flow = thinnedFlow(network, input, dropped, random);
    const wrong = loss(flow.output, target);
    mean += (wrong.loss * weight) / total;
    backPropagate(network, flow, wrong.gradient, gradient, weight / total);
  }
  return { loss: mean, gradient };
}

/** The network for use: with all neurons present each one counts less, by the share of time that it sat out. */
export function withoutDropout(network: Network, dropped: number): Network {
  return {
    layers: network.layers.map((layer, depth) =>
      depth > 0 ? { ...layer, weights: layer.weights.map((weight) => weight * (1 - dropped)) } : layer,
    ),
  };
}

function thinnedFlow({ layers }: Network, input: ArrayLike<number>, dropped: number, random: () => number): Flow {
  const flows: LayerFlow[] = [];
  let flowing = input;
  for (const [depth, layer] of layers.entries()) {
    const flow = depth < layers.length - 1 ? thinned(layer, flowing, dropped, random) : through(layer, flowing);
    flows.push(flow);
    flowing = flow.outputs;
  }
  return { input, layers: flows, output: flowing };
}

function thinned(layer: Layer, input: ArrayLike<number>, dropped: number, random: () => number): LayerFlow {
  const { inputs, outputs: neurons, weights, biases, activation } = layer;
  const sums = new Float64Array(neurons).fill(OUT);
  const outputs = new Float64Array(neurons);
  for (let neuron = 0; neuron < neurons; neuron++) {
    if (random() < dropped) continue;
    const sum = biases[neuron]! + dot(weights, neuron * inputs, input, 0, inputs);
    sums[neuron] = sum;
    outputs[neuron] = activate(activation, sum);
  }
  return { sums, outputs };
}
