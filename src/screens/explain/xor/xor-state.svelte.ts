import { UndoSteps } from '#screens/explain/kit/undo-steps.svelte.ts';
import type { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { bestLine } from '#core/playground/best-line.ts';
import { crossed } from '#core/playground/crossed.ts';
import { decisionField, type DecisionField } from '#core/playground/decision-field.ts';
import { DOT_PRESETS, presetDots, type DotPreset } from '#core/playground/dot-presets.ts';
import { MOST_DOTS, onGrid, packDots, unpackDots, type Dot } from '#core/playground/dots.ts';
import { MOST_HIDDEN, PlaneLearner, type PlaneRule, type PlaneState } from '#core/playground/plane-learner.ts';
import { copyOf, type Network } from '#core/network/network.ts';
import { Runner } from '#screens/explain/kit/runner.svelte.ts';

/** Cells of the decision map on one side. */
export const SIDE = 48;
/** Steps a picture for each place of the speed slider. */
export const PACES = [0.02, 0.06, 0.2, 1, 10] as const;
const MOST_SEEDS = 9999;

/** What the learner was like when the page last looked. */
export interface Shown {
  readonly network: Network;
  readonly field: DecisionField;
  readonly state: PlaneState;
  /** With all starts. */
  readonly total: number;
  readonly restarts: number;
  readonly corrections: number;
  readonly right: number;
  readonly best: number;
  readonly loss: number;
  readonly losses: readonly number[];
  /** Place of the dot looked at last among the dots; −1: none. */
  readonly last: number;
}

/** Dots, a network that learns them, and what the visitor changes about both. The address holds all of it. */
export class XorState {
  dots: readonly Dot[] = $state.raw([]);
  /** The kind that a finger puts down. */
  kind: 0 | 1 = $state(1);
  readonly hidden: number = $derived.by(() => Math.round(this.#link.number('hidden', 0, 0, MOST_HIDDEN)));
  readonly rule: PlaneRule = $derived.by(() => this.#link.choice('rule', 'perceptron', ['perceptron', 'gradient']));
  readonly seed: number = $derived.by(() => Math.round(this.#link.number('seed', 2, 1, MOST_SEEDS)));
  readonly speed: number = $derived.by(() => Math.round(this.#link.number('speed', 2, 0, PACES.length - 1)));
  /** The most that one straight line can get right. */
  readonly line = $derived.by(() => bestLine(this.dots));
  readonly crossed = $derived.by(() => crossed(this.dots));
  /** The set that lies on the plane; null: the visitor's own. */
  readonly set: DotPreset | null = $derived.by(() => {
    const now = packDots(this.dots);
    return DOT_PRESETS.find((preset) => packDots(presetDots(preset)) === now) ?? null;
  });
  readonly canUndo: boolean = $derived.by(() => this.#before.any);
  shown: Shown = $state.raw(look(emptyLearner()));
  readonly runner: Runner;
  readonly #link: LessonLink;
  readonly #before = new UndoSteps<readonly Dot[]>(100);
  #learner = emptyLearner();

  constructor(link: LessonLink) {
    this.#link = link;
    this.dots = unpackDots(link.get('dots') ?? '') ?? presetDots('xor');
    this.runner = new Runner(
      () => this.#learner.step(),
      () => (this.shown = look(this.#learner)),
    );
    this.runner.pace = PACES[this.speed] ?? 1;
    this.#begin();
  }

  add(x: number, y: number, kind: 0 | 1): void {
    if (this.dots.length < MOST_DOTS) this.#change([...this.dots, { x: onGrid(x), y: onGrid(y), kind }]);
  }
  remove(index: number): void {
    this.#change(this.dots.filter((_, i) => i !== index));
  }
  clear(): void {
    if (this.dots.length > 0) this.#change([]);
  }
  preset(preset: DotPreset): void {
    this.#change(presetDots(preset));
  }
  undo(): void {
    this.#before.undo((dots) => this.#set(dots));
  }

  setHidden(count: number): void {
    this.#link.put('hidden', Math.min(MOST_HIDDEN, Math.max(0, Math.round(count))));
    this.#begin();
  }
  setRule(rule: PlaneRule): void {
    this.#link.put('rule', rule);
    this.#begin();
  }
  setSpeed(place: number): void {
    this.#link.put('speed', place);
    this.runner.pace = PACES[this.speed] ?? 1;
  }
  /** Other weights to begin with. */
  reseed(): void {
    this.runner.stop();
    this.#link.put('seed', (this.seed % MOST_SEEDS) + 1);
    this.#begin();
  }

  #change(dots: readonly Dot[]): void {
    this.#before.note(this.dots);
    this.#set(dots);
  }
  #set(dots: readonly Dot[]): void {
    this.dots = dots;
    this.#link.put('dots', packDots(dots));
    this.#begin();
  }
  /** A new learner for what is asked now; what ran goes on with it. */
  #begin(): void {
    const { dots, hidden, rule, seed } = this;
    this.#learner = new PlaneLearner({ dots, hidden, rule, seed });
    this.shown = look(this.#learner);
  }
}

function emptyLearner(): PlaneLearner {
  return new PlaneLearner({ dots: [], hidden: 0, rule: 'perceptron', seed: 1 });
}

function look(learner: PlaneLearner): Shown {
  const { state, total, restarts, corrections, right, best, loss, losses, last } = learner;
  const network = copyOf(learner.network);
  return {
    ...{ network, field: decisionField(learner, SIDE), losses: [...losses] },
    ...{ state, total, restarts, corrections, right, best, loss, last },
  };
}
