import { UndoSteps } from '#screens/explain/kit/undo-steps.svelte.ts';
import { LatestRun } from '#app/latest-run.ts';
import type { App } from '#app/app.svelte.ts';
import { marksOf, usualWallsOf, type Mark } from '#core/bias/round.ts';
import {
  canLearn,
  EMPTY_SET,
  examPlaces,
  figureAt,
  mended,
  placeKey,
  placesOf,
  withFigures,
  type Place,
  type Role,
  type TrainingSet,
  type Wall,
} from '#core/bias/training-set.ts';
import { wallShareOf, type WallShare } from '#core/bias/wall-share.ts';
import { boxOf } from '#core/figures/figure.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type { TrainedHead } from '#core/head/head.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { pauses } from '#core/pauses.ts';
import { pictureOf } from '#screens/explain/figures/describe-figures.ts';
import { examHead, fitHead } from './little-head.ts';
import { SampleShelf } from './sample-shelf.ts';

/** One lesson learnt and examined. */
export interface Round {
  readonly set: TrainingSet;
  readonly samples: readonly Sample[];
  readonly head: TrainedHead;
  readonly report: ExamReport;
  readonly marks: readonly Mark[];
}

/** Why a round's head said what it said of one figure. */
export interface Reason {
  readonly answer: OcclusionExplanation;
  readonly wall: WallShare;
}

export type Work =
  | { readonly phase: 'idle' }
  | { readonly phase: 'looking' | 'examining' | 'asking'; readonly share: number }
  | { readonly phase: 'training' }
  | { readonly phase: 'failed' };

/** Share of the looking that the exam's figures take: they are looked at without their backgrounds. */
const EXAM_SHARE = 0.3;

/** Changes of the set that can be undone. */
const UNDO_STEPS = 100;

/** The lesson's own little head: its pictures, what it learnt of them, and what it says. */
export class BiasState {
  set: TrainingSet = $state.raw(EMPTY_SET);
  /** The first lesson, and the mended one. */
  first: Round | null = $state.raw(null);
  second: Round | null = $state.raw(null);
  work: Work = $state.raw({ phase: 'idle' });
  reasons: Readonly<Record<string, Reason>> = $state.raw({});
  readonly canUndo: boolean = $derived.by(() => this.#before.any);
  readonly busy: boolean = $derived(this.work.phase !== 'idle' && this.work.phase !== 'failed');
  readonly shelf: SampleShelf;
  readonly seed: number;
  readonly #app: App;
  readonly #before = new UndoSteps<TrainingSet>(UNDO_STEPS);
  readonly #run = new LatestRun();

  constructor(app: App, set: TrainingSet, seed: number) {
    this.#app = app;
    this.set = set;
    this.seed = seed;
    this.shelf = new SampleShelf(app);
  }

  /** More figures of one role before one wall. */
  add(role: Role, wall: Wall, more: number): void {
    this.#change(withFigures(this.set, role, wall, more));
  }

  /** Another set altogether. */
  put(set: TrainingSet): void {
    this.#change(set);
  }

  undo(): void {
    this.#before.undo((set) => (this.set = set));
  }

  /** Everything from the start. */
  reset(): void {
    this.stop();
    this.set = EMPTY_SET;
    this.#before.clear();
    this.first = this.second = null;
    this.reasons = {};
  }

  stop(): void {
    this.#run.end();
    this.work = { phase: 'idle' };
  }

  /** Learns the set as it stands and examines the head. A newer call ends an older one. Never throws. */
  async learn(): Promise<void> {
    const { set } = this;
    if (!canLearn(set)) return;
    await this.#work(async (signal) => {
      this.first = await this.#round(set, set, signal);
      this.second = null;
      this.reasons = {};
    });
  }

  /** `count` figures of each role before the wall that it did not stand before, and learnt again. Never throws. */
  async mend(count: number): Promise<void> {
    const { first } = this;
    if (!first) return;
    await this.#work(async (signal) => {
      this.second = await this.#round(mended(first.set, count), first.set, signal);
      this.reasons = Object.fromEntries(Object.entries(this.reasons).filter(([key]) => key.startsWith('first')));
    });
  }

  reasonOf(which: 'first' | 'second', place: Place): Reason | null {
    return this.reasons[`${which} ${placeKey(place)}`] ?? null;
  }

  /** Asks some rounds what their answers about one figure hang on. Never throws. */
  async ask(which: readonly ('first' | 'second')[], place: Place): Promise<void> {
    const open = which.filter((one) => this[one] && !this.reasonOf(one, place));
    if (open.length === 0) return;
    await this.#work(async (signal) => {
      for (const [index, one] of open.entries()) {
        const reason = await this.#reason(this[one]!.head, place, signal, (share) => {
          if (!signal.aborted) this.work = { phase: 'asking', share: (index + share) / open.length };
        });
        if (signal.aborted || !reason) return;
        this.reasons = { ...this.reasons, [`${one} ${placeKey(place)}`]: reason };
      }
    });
  }

  async #reason(
    head: TrainedHead,
    place: Place,
    signal: AbortSignal,
    tell: (share: number) => void,
  ): Promise<Reason | null> {
    const figure = figureAt(place, this.seed);
    const picture = pictureOf(figure);
    const answer = await this.#app.lab.client.explain<'occlusionOf'>(
      { type: 'occlusionOf', picture, box: boxOf(figure), head },
      { transfer: [picture], signal, onProgress: tell },
    );
    return answer && { answer, wall: wallShareOf(figure, answer) };
  }

  async #round(set: TrainingSet, usualSet: TrainingSet, signal: AbortSignal): Promise<Round> {
    const look = (from: number, to: number) => (share: number) => {
      if (!signal.aborted) this.work = { phase: 'looking', share: from + share * (to - from) };
    };
    const wanted = (places: readonly Place[]) =>
      places.map((place) => ({ key: placeKey(place), figure: figureAt(place, this.seed) }));
    this.work = { phase: 'looking', share: 0 };
    const places = placesOf(set);
    const exam = examPlaces();
    const unlabelled = await this.shelf.of(wanted(places), true, look(0, 1 - EXAM_SHARE), signal);
    const unseen = await this.shelf.of(wanted(exam), false, look(1 - EXAM_SHARE, 1), signal);
    const samples = unlabelled.map((unlabelled, index): Sample => {
      const place = places[index]!;
      const id = placeKey(place);
      return { ...unlabelled, id, classKey: place.role, person: id, burst: id, takenAt: 0 };
    });
    this.work = { phase: 'training' };
    const head = await fitHead(this.#app, samples, signal);
    this.work = { phase: 'examining', share: 0 };
    const examining = (share: number) => {
      if (!signal.aborted) this.work = { phase: 'examining', share };
    };
    const report = await examHead(this.#app, samples, examining, signal);
    const usual = usualWallsOf(usualSet);
    const marks: Mark[] = [];
    const pause = pauses();
    for (const [index, place] of exam.entries()) {
      marks.push(...marksOf(head, [place], unseen.slice(index, index + 1), usual, this.seed));
      await pause();
    }
    signal.throwIfAborted();
    return { set, samples, head, report, marks };
  }

  #change(set: TrainingSet): void {
    if (JSON.stringify(set) === JSON.stringify(this.set)) return;
    this.#before.note(this.set);
    this.set = set;
  }

  async #work(job: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const signal = this.#run.begin();
    try {
      await job(signal);
      if (!signal.aborted) this.work = { phase: 'idle' };
    } catch {
      if (!signal.aborted) this.work = { phase: 'failed' };
    }
  }
}
