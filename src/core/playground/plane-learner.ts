import { Adam } from '#core/network/adam.ts';
import { batchGradient, type Example } from '#core/network/batch-gradient.ts';
import { forward } from '#core/network/forward.ts';
import { squaredError } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import type { Network } from '#core/network/network.ts';
import { perceptronStep } from '#core/network/perceptron.ts';
import type { Dot } from './dots.ts';

/** `perceptron`: one dot a step (Rosenblatt 1958), one layer only; `gradient`: all dots a step, back-propagated. */
export type PlaneRule = 'perceptron' | 'gradient';

export interface PlaneSettings {
  readonly dots: readonly Dot[];
  /** Neurons of the hidden layer; 0: one layer only. */
  readonly hidden: number;
  readonly rule: PlaneRule;
  readonly seed: number;
}

/** How a run stands. `stuck`: it starts again from other weights with the next step. */
export type PlaneState = 'learning' | 'stuck' | 'learnt' | 'given up';

export const MOST_HIDDEN = 8;
/** New starts before it gives up. */
const MOST_RESTARTS = 10;
/** Corrections by the perceptron rule before it gives up. */
const MOST_CORRECTIONS = 1000;

const LEARNING_RATE = 0.1;
/** All dots right and the mean loss below this: more practice changes nothing that could be seen. */
const SMALL_LOSS = 0.004;
/** Steps of practice in which the loss must have shrunk by a twentieth, while dots are wrong. */
const PATIENCE = 60;
const SHRUNK = 0.95;
const MOST_LOSSES = 400;

/** A small network that learns which dots lie where. Ends, whatever the dots are. */
export class PlaneLearner {
  readonly settings: PlaneSettings;
  network: Network;
  state: PlaneState = 'learning';
  /** Steps since the last start. */
  steps = 0;
  /** Steps with all starts. */
  total = 0;
  restarts = 0;
  /** Right now and at most so far, of all dots. */
  right = 0;
  best = 0;
  /** Mean loss since the last start, oldest first: of every step, then of every second, fourth… as it grows long. */
  losses: number[] = [];
  /** Mean loss over the dots now. */
  loss = 0;
  /** The dot that the perceptron rule looked at last; −1: all of them. */
  last = -1;
  corrections = 0;
  readonly #examples: readonly Example[];
  #adam: Adam;
  #calm = 0;
  #lossThen = Infinity;
  #keepEvery = 1;

  constructor(settings: PlaneSettings) {
    this.settings = settings;
    this.#examples = settings.dots.map(({ x, y, kind }) => ({ input: [x, y], target: [kind] }));
    this.network = this.#fresh();
    this.#adam = new Adam(this.network);
    this.#count();
  }

  /** One step; false where there is nothing left to do. */
  step(): boolean {
    if (this.#examples.length === 0 || this.state === 'learnt' || this.state === 'given up') return false;
    if (this.state === 'stuck') this.#restart();
    this.steps++;
    this.total++;
    if (this.settings.rule === 'perceptron' && this.settings.hidden === 0) this.#correct();
    else this.#descend();
    // Read again: a step changes it.
    return (this.state as PlaneState) === 'learning' || (this.state as PlaneState) === 'stuck';
  }

  /** 0..1: how much the network takes a place for kind 1. */
  at(x: number, y: number): number {
    return forward(this.network, [x, y]).output[0]!;
  }

  #correct(): void {
    this.last = (this.steps - 1) % this.#examples.length;
    const { input, target } = this.#examples[this.last]!;
    const changed = perceptronStep(this.network.layers[0]!, input, target, 0.5);
    this.#calm = changed ? 0 : this.#calm + 1;
    if (changed) this.corrections++;
    this.#count();
    if (this.#calm >= this.#examples.length) this.state = 'learnt';
    else if (this.corrections >= MOST_CORRECTIONS) this.state = 'given up';
  }

  #descend(): void {
    const { gradient } = batchGradient(this.network, this.#examples, squaredError);
    this.#adam.step(this.network, gradient, { learningRate: LEARNING_RATE });
    this.#count();
    const { loss } = this;
    const all = this.right === this.#examples.length;
    if (all && loss < SMALL_LOSS) this.state = 'learnt';
    else if (this.steps % PATIENCE === 0) {
      if (loss > this.#lossThen * SHRUNK) this.#stopped(all);
      this.#lossThen = loss;
    }
  }

  /** The loss shrinks no more. */
  #stopped(all: boolean): void {
    if (all) this.state = 'learnt';
    else this.state = this.restarts < MOST_RESTARTS ? 'stuck' : 'given up';
  }

  #restart(): void {
    this.restarts++;
    this.steps = 0;
    this.losses = [];
    this.#keepEvery = 1;
    this.#lossThen = Infinity;
    this.network = this.#fresh();
    this.#adam = new Adam(this.network);
    this.state = 'learning';
  }

  /** Weights that know nothing; every start has its own. */
  #fresh(): Network {
    const { hidden, rule, seed } = this.settings;
    const last = hidden === 0 && rule === 'perceptron' ? 'step' : 'sigmoid';
    const output = { neurons: 1, activation: last } as const;
    const plan = hidden === 0 ? [output] : [{ neurons: hidden, activation: 'tanh' } as const, output];
    return makeNetwork(2, plan, seed * (MOST_RESTARTS + 1) + this.restarts);
  }

  /** Counts the right dots and remembers the loss. */
  #count(): void {
    let loss = 0;
    let right = 0;
    for (const { input, target } of this.#examples) {
      const { output } = forward(this.network, input);
      loss += squaredError(output, target).loss / this.#examples.length;
      if (output[0]! >= 0.5 === (target[0] === 1)) right++;
    }
    this.right = right;
    this.best = Math.max(this.best, right);
    this.loss = loss;
    if (this.steps % this.#keepEvery === 0) this.losses.push(loss);
    if (this.losses.length <= MOST_LOSSES) return;
    this.losses = this.losses.filter((_, index) => index % 2 === 0);
    this.#keepEvery *= 2;
  }
}
