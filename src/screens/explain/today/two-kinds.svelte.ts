import { askHead } from '#core/head/ask-head.ts';
import type { Answer, HeadSample, TrainingOptions } from '#core/head/head.ts';
import { learningOf, type Learnt } from '#core/head/learn.ts';
import type { Told } from '#core/run-through.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { Runner } from '#screens/explain/kit/runner.svelte.ts';

export const KINDS = ['a', 'b'] as const;
export type Kind = (typeof KINDS)[number];

/** One example: what it is, and its numbers. */
export interface Example<Thing> {
  readonly id: number;
  readonly kind: Kind;
  readonly thing: Thing;
  readonly vector: Float32Array;
  /** Made by the visitor. */
  readonly own: boolean;
}

/** Steps of learning in one picture of the display, at most; a slice of time ends it earlier. */
const PACE = 400;

/** Two kinds of anything, and the head that learns to tell them apart: the same code that learns people. */
export class TwoKinds<Thing> {
  examples: readonly Example<Thing>[] = $state.raw([]);
  learnt: Learnt | null = $state.raw(null);
  /** Share 0..1 of the learning that is done; null while it does not learn. */
  progress: number | null = $state(null);
  /** The examples are others than those that were learnt. */
  changed: boolean = $state(false);
  readonly ready: boolean = $derived(KINDS.every((kind) => this.of(kind).length >= 2));
  readonly #options: TrainingOptions;
  #next = 0;
  #learning: Told<number, Learnt> | null = null;
  readonly #runner = new Runner(() => this.#step());

  /** `version`: of the vectors; `refused`: share 0..1 of the taught kinds that may be called unknown. */
  constructor(version: string, refused: number = DEFAULT_OPTIONS.refusedFriends) {
    this.#options = { ...DEFAULT_OPTIONS, embeddingVersion: version, refusedFriends: refused };
    this.#runner.pace = PACE;
  }

  of(kind: Kind): readonly Example<Thing>[] {
    return this.examples.filter((one) => one.kind === kind);
  }

  add(kind: Kind, thing: Thing, vector: Float32Array, own = true): void {
    const example = { id: this.#next++, kind, thing, vector, own };
    this.#change([...this.examples, example]);
  }

  remove(which: (example: Example<Thing>) => boolean): void {
    const left = this.examples.filter((one) => !which(one));
    if (left.length < this.examples.length) this.#change(left);
  }

  /** Learns the examples as they are, between the pictures of the display. */
  learn(): void {
    if (!this.ready) return;
    // Kinds in a fixed order, so that the outlets keep their places.
    const samples = KINDS.flatMap((kind) => this.of(kind)).map(({ id, kind, vector }): HeadSample => {
      const name = `example-${id}`;
      return { id: name, classKey: kind, person: name, burst: name, embedding: { body: vector, face: null } };
    });
    this.#learning = learningOf(samples, this.#options);
    this.progress = 0;
    this.changed = false;
    this.#runner.start();
  }

  /** null: nothing was learnt. */
  ask(vector: Float32Array): Answer | null {
    return this.learnt && askHead(this.learnt.head, { body: vector, face: null });
  }

  stop(): void {
    this.#runner.stop();
    this.#learning = this.progress = null;
  }

  #change(examples: readonly Example<Thing>[]): void {
    this.stop();
    this.examples = examples;
    this.changed = this.learnt !== null;
  }

  #step(): boolean {
    const step = this.#learning?.next();
    if (!step) return false;
    if (!step.done) {
      this.progress = step.value ?? this.progress;
      return true;
    }
    this.learnt = step.value;
    this.#learning = this.progress = null;
    return false;
  }
}
