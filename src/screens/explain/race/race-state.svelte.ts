import { UndoSteps } from '#screens/explain/kit/undo-steps.svelte.ts';
import { LatestRun } from '#app/latest-run.ts';
import type { App } from '#app/app.svelte.ts';
import { learntOf } from '#app/training/learnt-of.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { EMBEDDING, type Embedding } from '#core/embedding/embedding.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { MOST_RULES, ruleListOf, rulesFromText, rulesToText, type ClueRules } from '#core/race/clues.ts';
import { crossingOf, curveOf, spreadOf } from '#core/race/curve.ts';
import { drawsOf, type Draws } from '#core/race/draws.ts';
import { rulesOver, type HeadRun } from '#core/race/race.ts';
import { TASKS, type Task } from '#core/race/tasks.ts';
import type { Features } from '#core/person/rules.ts';
import { crowdEmbeddings, crowdFeatures, sampleFeatures, CROWD } from './crowd.ts';
import { figureField, taughtField, type Field } from './people.ts';
import { STARTERS, type Starter } from './starters.ts';

/** Times that people are parted anew for one race. */
const DRAWS = 6;
/** Changes of the rules that can be undone. */
const UNDO_STEPS = 50;
const SOURCES = ['figures', 'own'] as const;
export type Source = (typeof SOURCES)[number];

interface Taught {
  readonly samples: readonly Sample[];
  readonly learnt: readonly Sample[];
  readonly features: readonly Features[];
}

type RacePhase =
  | { readonly name: 'idle' }
  /** The recognition looks at the figures. */
  | { readonly name: 'looking'; readonly done: number; readonly of: number }
  | { readonly name: 'racing'; readonly share: number }
  | { readonly name: 'failed' };

/** One race and the rules under edit. What a teacher would prepare lies in the lesson's link. */
export class RaceState {
  phase: RacePhase = $state.raw({ name: 'idle' });
  /** Milliseconds that the last race took, without looking. */
  lastMs: number | null = $state(null);
  readonly #app: App;
  readonly source: Source = $derived.by(() => this.#app.lab.link.choice('people', 'figures', SOURCES));
  readonly task: Task = $derived.by(() => this.#app.lab.link.choice('task', 'leaders', TASKS));
  readonly seed: number = $derived.by(() => Math.round(this.#app.lab.link.number('seed', 1, 1, 999)));
  /** null while it is being measured. */
  readonly field: Field | null = $derived.by(() => this.#fieldNow());
  /** null: too few people, or nothing measured yet. */
  readonly draws: Draws | null = $derived.by(() => this.#drawsNow());
  readonly rules: ClueRules = $derived.by(
    () => rulesFromText(this.#app.lab.link.get('rules') ?? '') ?? STARTERS.one(this.task, this.source),
  );
  readonly runs: readonly HeadRun[] = $derived.by(() =>
    this.#result && this.#result.draws === this.draws ? this.#result.runs : [],
  );
  readonly ruleScores = $derived.by(() => {
    const { field, draws, rules } = this;
    return field && draws ? rulesOver(field.runners, draws, ruleListOf(rules, field.classKeys)) : [];
  });
  readonly ruleSpread = $derived(spreadOf(this.ruleScores));
  readonly curve = $derived(curveOf(this.runs));
  readonly busy: boolean = $derived.by(() => this.phase.name === 'looking' || this.phase.name === 'racing');
  /** Every draw ran with every number of pictures. */
  readonly over: boolean = $derived.by(
    () => this.draws !== null && this.runs.length === this.draws.shots.length * this.draws.draws.length,
  );
  readonly crossing = $derived(this.ruleSpread && crossingOf(this.curve, this.ruleSpread.mean));
  readonly canUndo: boolean = $derived.by(() => this.#before.any);
  #crowd: readonly Features[] | null = $state.raw(null);
  /** Who was taught, whoever of them races, and what rules can know of these. */
  #taught: Taught | null = $state.raw(null);
  #result: { readonly draws: Draws; readonly runs: readonly HeadRun[] } | null = $state.raw(null);
  readonly #before = new UndoSteps<ClueRules>(UNDO_STEPS);
  readonly #run = new LatestRun();

  constructor(app: App) {
    this.#app = app;
  }

  /** Measures whoever is in the race now; again when other samples are taught. */
  async measure(): Promise<void> {
    if (this.source === 'figures') {
      this.#crowd ??= await crowdFeatures();
      return;
    }
    const { samples } = this.#app.history.dataset;
    const { learnt } = await learntOf(samples);
    const features = await sampleFeatures(learnt);
    // Somebody may have taught more meanwhile; then another measuring is under way.
    if (samples === this.#app.history.dataset.samples) this.#taught = { samples, learnt, features };
  }

  async start(): Promise<void> {
    this.stop();
    const { field, draws } = this;
    if (!field || !draws) return;
    const signal = this.#run.begin();
    try {
      const embeddings = await this.#embeddings(field, signal);
      signal.throwIfAborted();
      const began = performance.now();
      this.phase = { name: 'racing', share: 0 };
      this.#result = { draws, runs: [] };
      const racers = field.runners.map(({ classKey }, place) => ({ classKey, embedding: embeddings[place]! }));
      const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
      const runs = await this.#app.lab.client.explain<'race'>(
        { type: 'race', racers, draws, options },
        { signal, onProgress: ({ done, run }) => !signal.aborted && this.#note(draws, done, run) },
      );
      signal.throwIfAborted();
      if (runs) this.#result = { draws, runs };
      this.lastMs = performance.now() - began;
      this.phase = { name: 'idle' };
    } catch {
      if (!signal.aborted) this.phase = { name: 'failed' };
    }
  }

  /** Ends a race; what it found so far stays. */
  stop(): void {
    this.#run.end();
    this.phase = { name: 'idle' };
  }

  setSource(source: Source): void {
    this.#begin('people', source);
  }

  setTask(task: Task): void {
    this.#begin('task', task);
  }

  /** Parts the same people in other ways, and races again where a race was run. */
  redraw(): void {
    const again = this.runs.length > 0;
    this.stop();
    this.#app.lab.link.put('seed', (this.seed % 999) + 1);
    if (again) void this.start();
  }

  setRules(rules: ClueRules): void {
    if (rules.rules.length > MOST_RULES) return;
    this.#before.note(this.rules);
    this.#app.lab.link.put('rules', rulesToText(rules));
  }

  starter(name: Starter): void {
    this.setRules(STARTERS[name](this.task, this.source));
  }

  undo(): void {
    this.#before.undo((rules) => this.#app.lab.link.put('rules', rulesToText(rules)));
  }

  /** Another race: its rules and its undo begin anew. */
  #begin(name: string, value: string): void {
    this.stop();
    this.#before.clear();
    this.#app.lab.link.put(name, value);
    this.#app.lab.link.put('rules', null);
  }

  #note(draws: Draws, share: number, run: HeadRun | null): void {
    this.phase = { name: 'racing', share };
    if (run) this.#result = { draws, runs: [...(this.#result?.runs ?? []), run] };
  }

  async #embeddings(field: Field, signal: AbortSignal): Promise<readonly Embedding[]> {
    if (this.source === 'own') return field.runners.map(({ sample }) => sample!.embedding);
    const tell = (done: number) => {
      // What was asked before a stop may still be answered after it.
      if (!signal.aborted) this.phase = { name: 'looking', done, of: CROWD.length };
    };
    return crowdEmbeddings(this.#app, tell, signal);
  }

  #fieldNow(): Field | null {
    if (this.source === 'figures') return this.#crowd && figureField(this.task, this.#crowd);
    const { dataset } = this.#app.history;
    const taught = this.#taught;
    return taught?.samples === dataset.samples
      ? taughtField({ ...dataset, samples: taught.learnt }, taught.features)
      : null;
  }

  #drawsNow(): Draws | null {
    const { field, seed } = this;
    const seeds = Array.from({ length: DRAWS }, (_, index) => seed * 100 + index);
    return field && drawsOf(field.runners, seeds);
  }
}
