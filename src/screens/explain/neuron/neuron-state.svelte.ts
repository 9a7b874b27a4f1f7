import type { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { GATES, truthTable, type Gate } from '#core/playground/gates.ts';
import { fire, NEURON_LIMITS, type NeuronSettings } from '#core/playground/neuron.ts';

/** One of the two ways in. */
export type Way = 0 | 1;

/** The neuron on the page, and what the visitor is asked to make of it. All of it is in the address. */
export class NeuronState {
  readonly #link: LessonLink;
  readonly settings: NeuronSettings = $derived.by(() => ({
    inputs: [this.#input('a'), this.#input('b')],
    weights: [this.#weight('va', 1), this.#weight('vb', 0.5)],
    threshold: this.#link.number('weir', 0.8, ...NEURON_LIMITS.threshold),
    smooth: this.#link.choice('fires', 'step', ['step', 'smooth']) === 'smooth',
  }));
  readonly firing = $derived(fire(this.settings));
  readonly gate: Gate = $derived.by(() => this.#link.choice('task', 'both', GATES));
  readonly table = $derived(truthTable(this.settings, this.gate));
  readonly right = $derived(this.table.filter(({ fires, wanted }) => fires === wanted).length);

  /** Tasks that the visitor has done. */
  met: readonly Gate[] = $state.raw([]);

  constructor(link: LessonLink) {
    this.#link = link;
    this.#note();
  }

  setInput(way: Way, value: number): void {
    this.#link.put(way === 0 ? 'a' : 'b', within(value, NEURON_LIMITS.input));
  }
  setWeight(way: Way, value: number): void {
    this.#link.put(way === 0 ? 'va' : 'vb', within(value, NEURON_LIMITS.weight));
    this.#note();
  }
  setThreshold(value: number): void {
    this.#link.put('weir', within(value, NEURON_LIMITS.threshold));
    this.#note();
  }
  setSmooth(on: boolean): void {
    this.#link.put('fires', on ? 'smooth' : 'step');
  }
  setGate(gate: Gate): void {
    this.#link.put('task', gate);
    this.#note();
  }
  setInputs([first, second]: readonly [number, number]): void {
    this.setInput(0, first);
    this.setInput(1, second);
  }

  #note(): void {
    if (this.right === this.table.length && !this.met.includes(this.gate)) this.met = [...this.met, this.gate];
  }
  #input(name: string): number {
    return this.#link.number(name, 1, ...NEURON_LIMITS.input);
  }
  #weight(name: string, usual: number): number {
    return this.#link.number(name, usual, ...NEURON_LIMITS.weight);
  }
}

/** A finger stops at twentieths, so that every figure on the page is exact. */
function within(value: number, [least, most]: readonly [number, number]): number {
  return Math.min(most, Math.max(least, Math.round(value * 20) / 20));
}
