import { Adam } from '#core/network/adam.ts';
import { batchGradient } from '#core/network/batch-gradient.ts';
import { descend } from '#core/network/descent.ts';
import { forward } from '#core/network/forward.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { copyOf, type Network } from '#core/network/network.ts';
import { largestAt } from '#core/network/softmax.ts';
import { rng } from '#core/rng.ts';
import type { Exercise } from './exercises.ts';
import { withinValve } from './valve.ts';
import type { PipePlace } from './water.ts';

/** A valve that moved. */
export interface Moved extends PipePlace {
  readonly by: number;
}

/** What one example did. */
export interface Lesson {
  readonly exercise: Exercise;
  readonly before: Network;
  readonly after: Network;
  /** Cross-entropy of this example before and after, nats. */
  readonly loss: { readonly before: number; readonly after: number };
  /** Every valve that moved, the furthest first. */
  readonly moved: readonly Moved[];
}

/** One example by itself: large enough to be seen. */
const STEP = 0.15;
const BATCH = 16;
const BATCH_STEP = 0.015;
const DECAY = 0.01;

/** One example: the error is passed back and every valve gives way a little (gradient descent). */
export function learnOne(network: Network, exercise: Exercise): Lesson {
  const { loss, gradient } = batchGradient(network, [exercise], crossEntropy);
  const after = copyOf(network);
  descend(after, gradient, { learningRate: STEP });
  keepWithinValves(after);
  const moved: Moved[] = [];
  after.layers.forEach(({ weights, inputs }, layer) => {
    const old = network.layers[layer]!.weights;
    for (let i = 0; i < weights.length; i++) {
      const by = weights[i]! - old[i]!;
      if (by !== 0) moved.push({ layer, from: i % inputs, to: Math.floor(i / inputs), by });
    }
  });
  moved.sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  const left = crossEntropy(forward(after, exercise.input).output, exercise.target).loss;
  return { exercise, before: network, after, loss: { before: loss, after: left }, moved };
}

/** Learns fast: a few examples at a time, drawn by chance from a seed. Changes its network. */
export class Practice {
  readonly network: Network;
  readonly #examples: readonly Exercise[];
  readonly #optimiser: Adam;
  readonly #random: () => number;

  constructor(network: Network, examples: readonly Exercise[], seed: number) {
    this.network = network;
    this.#examples = examples;
    this.#optimiser = new Adam(network);
    this.#random = rng(seed);
  }

  /** One batch; gives its mean loss before the step, nats. */
  step(): number {
    const batch = Array.from(
      { length: BATCH },
      () => this.#examples[Math.floor(this.#random() * this.#examples.length)]!,
    );
    const { loss, gradient } = batchGradient(this.network, batch, crossEntropy);
    this.#optimiser.step(this.network, gradient, { learningRate: BATCH_STEP, decay: DECAY });
    keepWithinValves(this.network);
    return loss;
  }
}

/** Mean loss in nats and share 0..1 read right of some exercises; zeros of none. */
export function scoreOf(network: Network, exercises: readonly Exercise[]): { loss: number; right: number } {
  let [loss, right] = [0, 0];
  for (const { input, target, outlet } of exercises) {
    const { output } = forward(network, input);
    loss += crossEntropy(output, target).loss;
    if (largestAt(output) === outlet) right++;
  }
  const count = Math.max(1, exercises.length);
  return { loss: loss / count, right: right / count };
}

function keepWithinValves(network: Network): void {
  for (const { weights, biases } of network.layers) {
    weights.forEach((weight, i) => (weights[i] = withinValve(weight)));
    biases.forEach((bias, i) => (biases[i] = withinValve(bias)));
  }
}
