import { batchGradient, type Example } from '#core/network/batch-gradient.ts';
import { forward } from '#core/network/forward.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import { Momentum } from '#core/network/momentum.ts';
import type { Network } from '#core/network/network.ts';
import { largestAt } from '#core/network/softmax.ts';
import type { TrainingOptions } from './head.ts';
import { faceWeightOf } from './face-weight.ts';
import type { PartScales } from './intake.ts';
import { mixed, type SampleSpace, type TakenParts } from './sample-space.ts';
import { spanOf, type Span } from './span.ts';

/** Pull of all weights to zero: with few samples it matters more than anything else (tests/evaluate/README.md). */
export const DECAY = 0.02;
/** First weights of the output layer, as a share of the usual. */
const QUIET_START = 0.1;

/** A network under training, in the span of its samples. */
export class Fit {
  readonly network: Network;
  readonly span: Span;
  /** The parts of all samples as its own make the intake, and how much the face counts, 0..1. */
  readonly parts: TakenParts;
  readonly faceWeight: number;
  readonly #coordinates: readonly Float64Array[];
  readonly #examples: readonly Example[];
  readonly #optimiser: Momentum;
  readonly #learningRate: number;

  /** `labels` of all samples; `train` the ones to learn from. Every class counts the same, however many samples it has. */
  constructor(
    space: SampleSpace,
    labels: readonly number[],
    classes: number,
    train: readonly number[],
    { hidden, seed, learningRate }: TrainingOptions,
  ) {
    this.parts = space.taken(train);
    this.faceWeight = faceWeightOf(this.parts, space.size, labels, classes, train);
    const products = mixed(this.parts, this.faceWeight);
    this.span = spanOf(products, space.size, train);
    this.#coordinates = labels.map((_, i) => this.span.coordinates(train.map((t) => products[i * space.size + t]!)));
    const counts = Array.from({ length: classes }, (_, c) => train.filter((i) => labels[i] === c).length);
    this.#examples = train.map((i) => ({
      input: this.#coordinates[i]!,
      target: Float64Array.from({ length: classes }, (_, c) => (c === labels[i] ? 1 : 0)),
      weight: 1 / counts[labels[i]!]!,
    }));
    this.network = makeNetwork(
      train.length,
      [
        { neurons: hidden, activation: 'relu' },
        { neurons: classes, activation: 'linear' },
      ],
      seed,
    );
    // The samples have length 1 in any number of coordinates, so the spread must not shrink with that number.
    const first = this.network.layers[0]!;
    for (let i = 0; i < first.weights.length; i++) first.weights[i] = first.weights[i]! * Math.sqrt(train.length);
    // What a new network says at random would stay in its answers: few samples do not train it away.
    const last = this.network.layers[1]!;
    for (let i = 0; i < last.weights.length; i++) last.weights[i] = last.weights[i]! * QUIET_START;
    this.#optimiser = new Momentum(this.network);
    this.#learningRate = learningRate;
  }

  /** Scales of the intake. */
  get scales(): PartScales {
    const { body, face } = this.parts;
    return {
      body: Math.sqrt((1 - this.faceWeight) / body.spread),
      face: face ? Math.sqrt(this.faceWeight / face.spread) : 0,
    };
  }

  /** One pass over all samples. Gives their mean loss before it, nats. */
  epoch(): number {
    const { loss, gradient } = batchGradient(this.network, this.#examples, crossEntropy);
    this.#optimiser.step(this.network, gradient, { learningRate: this.#learningRate, decay: DECAY });
    return loss;
  }

  /** Logits of any sample of the space. */
  logits(sample: number): ArrayLike<number> {
    return forward(this.network, this.#coordinates[sample]!).output;
  }

  /** Share of some samples that are read right. */
  accuracy(samples: readonly number[], labels: readonly number[]): number {
    const right = samples.filter((i) => largestAt(this.logits(i)) === labels[i]).length;
    return right / Math.max(1, samples.length);
  }
}
