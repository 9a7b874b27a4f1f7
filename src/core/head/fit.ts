import { gradientOf, type Example } from '#core/network/batch-gradient.ts';
import { forward } from '#core/network/forward.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import { Momentum } from '#core/network/momentum.ts';
import type { Network } from '#core/network/network.ts';
import { largestAt } from '#core/network/softmax.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import type { TrainingOptions } from './head.ts';
import { partWeightsOf } from './part-weights.ts';
import type { PartScales } from './intake.ts';
import { mixed, type PartWeights, type SampleSpace, type TakenParts } from './sample-space.ts';
import { spanOf, type Span } from './span.ts';
import { together } from './witnesses.ts';

/** Pull of all weights to zero: with few samples it matters more than anything else (tests/evaluate/README.md). */
export const DECAY = 0.02;
/** First weights of the output layer, as a share of the usual. */
const QUIET_START = 0.1;

/** How samples are taken in: their parts, how much each counts, and their span. */
interface Taken {
  readonly parts: TakenParts;
  readonly weights: PartWeights;
  readonly span: Span;
}

/**
 * A new network in the span of the samples `train`. `labels` of all samples of the space. Every class counts the same,
 * and so does every person of a class, however many pictures there are of either.
 */
export function* fitOf(
  space: SampleSpace,
  labels: readonly number[],
  classes: number,
  train: readonly number[],
  options: TrainingOptions,
): Sliced<Fit> {
  const parts = yield* space.taken(train);
  const witnesses = together(train, space.witnesses);
  const weights = yield* partWeightsOf(parts, labels, classes, witnesses);
  const span = yield* spanOf(mixed(parts, weights), train, labels);
  const fit = new Fit({ parts, weights, span }, classes, options);
  const people = new Float64Array(classes);
  for (const own of witnesses) people[labels[own[0]!]!] = people[labels[own[0]!]!]! + 1;
  const shares = new Map(witnesses.flatMap((own) => own.map((i) => [i, 1 / own.length / people[labels[i]!]!])));
  const meter = new WorkMeter();
  for (const i of train) {
    fit.learnFrom(i, labels[i]!, shares.get(i)!);
    if (meter.spent(span.groups.length ** 2 / 2)) yield;
  }
  return fit;
}

/** A network under training, in the span of its samples. */
export class Fit {
  readonly network: Network;
  readonly span: Span;
  readonly #parts: TakenParts;
  readonly #weights: PartWeights;
  readonly #classes: number;
  readonly #coordinates = new Map<number, Float64Array>();
  readonly #examples: Example[] = [];
  readonly #optimiser: Momentum;
  readonly #learningRate: number;

  constructor({ parts, weights, span }: Taken, classes: number, { hidden, seed, learningRate }: TrainingOptions) {
    this.span = span;
    this.#parts = parts;
    this.#weights = weights;
    this.#classes = classes;
    const directions = span.groups.length;
    this.network = makeNetwork(
      directions,
      [
        { neurons: hidden, activation: 'relu' },
        { neurons: classes, activation: 'linear' },
      ],
      seed,
    );
    // The samples have length 1 in any number of coordinates, so the spread must not shrink with that number.
    const first = this.network.layers[0]!;
    for (let i = 0; i < first.weights.length; i++) first.weights[i] = first.weights[i]! * Math.sqrt(directions);
    // What a new network says at random would stay in its answers: few samples do not train it away.
    const last = this.network.layers[1]!;
    for (let i = 0; i < last.weights.length; i++) last.weights[i] = last.weights[i]! * QUIET_START;
    this.#optimiser = new Momentum(this.network);
    this.#learningRate = learningRate;
  }

  /** Scales of the intake. */
  get scales(): PartScales {
    const { body, face } = this.#parts;
    return {
      body: body.map(({ spread }, block) => Math.sqrt(this.#weights.body[block]! / spread)),
      face: face ? Math.sqrt(this.#weights.face / face.spread) : 0,
    };
  }

  /** How much the face counts beside the body, 0..1. */
  get faceWeight(): number {
    return this.#weights.face;
  }

  /** One more sample to learn, by its place in the space. */
  learnFrom(sample: number, label: number, weight: number): void {
    const target = Float64Array.from({ length: this.#classes }, (_, c) => (c === label ? 1 : 0));
    this.#examples.push({ input: this.coordinates(sample), target, weight });
  }

  /** Coordinates of any sample of the space; solved once for each. */
  coordinates(sample: number): Float64Array {
    const known = this.#coordinates.get(sample) ?? this.span.coordinates(sample);
    this.#coordinates.set(sample, known);
    return known;
  }

  /** One pass over all samples. Gives their mean loss before it, nats. */
  *epoch(): Sliced<number> {
    const { loss, gradient } = yield* gradientOf(this.network, this.#examples, crossEntropy);
    this.#optimiser.step(this.network, gradient, { learningRate: this.#learningRate, decay: DECAY });
    return loss;
  }

  /** Logits of any sample of the space. */
  logits(sample: number): ArrayLike<number> {
    return forward(this.network, this.coordinates(sample)).output;
  }

  /** Share of some samples that are read right. */
  *accuracy(samples: readonly number[], labels: readonly number[]): Sliced<number> {
    let right = 0;
    const meter = new WorkMeter();
    for (const i of samples) {
      if (largestAt(this.logits(i)) === labels[i]) right++;
      if (meter.spent(this.span.groups.length ** 2 / 2)) yield;
    }
    return right / Math.max(1, samples.length);
  }
}
