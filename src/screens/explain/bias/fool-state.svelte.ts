import { LatestRun } from '#app/latest-run.ts';
import type { App } from '#app/app.svelte.ts';
import {
  disguised,
  disguiseKey,
  PLAIN,
  pointsOf,
  verdictOf,
  type Disguise,
  type Verdict,
} from '#core/bias/disguise.ts';
import type { Figure } from '#core/figures/figure.ts';
import { askHead } from '#core/head/ask-head.ts';
import type { Answer, TrainedHead } from '#core/head/head.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { pauses } from '#core/pauses.ts';
import type { Round } from './bias-state.svelte.ts';
import { fitHead } from './little-head.ts';
import type { SampleShelf } from './sample-shelf.ts';

/** One disguise before the head. */
export interface Try {
  readonly disguise: Disguise;
  readonly figure: Figure;
  readonly answer: Pick<Answer, 'key' | 'confidence'>;
  readonly verdict: Verdict;
}

/** How often one disguise fooled the head in new pictures, before and after it was a lesson. */
export interface Relearnt {
  readonly disguise: Disguise;
  readonly before: number;
  readonly after: number;
}

export type FoolWork =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'looking'; readonly share: number }
  | { readonly phase: 'training' }
  | { readonly phase: 'failed' };

/** Pictures of each disguise that become lessons, and new ones that it is asked about afterwards. */
const TAUGHT = 4;
export const ASKED = 6;
/** Stances of the new pictures: far from those that were taught. */
const NEW_FROM = 20;
/** Most disguises in one lesson. */
const MOST = 8;

/** Fool it: disguises, what the head makes of them, and what it learns from them. */
export class FoolState {
  disguise: Disguise = $state.raw(PLAIN.guest);
  /** Of the disguise as it is now. */
  latest: Try | null = $state.raw(null);
  tries: readonly Try[] = $state.raw([]);
  relearnt: readonly Relearnt[] = $state.raw([]);
  work: FoolWork = $state.raw({ phase: 'idle' });
  /** Points of the heads before this one. */
  #earned = $state(0);
  readonly points: number = $derived.by(() => this.#earned + pointsOf(this.tries));
  readonly fooled: readonly Try[] = $derived(this.tries.filter(({ verdict }) => verdict !== 'right'));
  readonly learning: boolean = $derived(this.work.phase === 'looking' || this.work.phase === 'training');
  readonly #app: App;
  readonly #shelf: SampleShelf;
  readonly seed: number;
  #head: TrainedHead;
  #samples: readonly Sample[];
  readonly #run = new LatestRun();

  constructor(app: App, shelf: SampleShelf, round: Pick<Round, 'head' | 'samples'>, seed: number) {
    this.#app = app;
    this.#shelf = shelf;
    this.seed = seed;
    this.#head = round.head;
    this.#samples = round.samples;
  }

  /** Changes the dress and asks the head. Never throws. */
  async dress(change: Partial<Disguise>): Promise<void> {
    this.disguise = { ...this.disguise, ...change };
    // A lesson under way is not broken off; the new dress is asked about after it.
    if (!this.learning) await this.ask();
  }

  /** What the head says of the disguise as it is; it counts once. Never throws. */
  async ask(): Promise<void> {
    const { disguise } = this;
    await this.#work('asking', async (signal) => {
      const figure = disguised(disguise, this.seed, 0);
      const [unlabelled] = await this.#shelf.of([wanted(disguise, this.seed, 0)], false, () => undefined, signal);
      if (!unlabelled || signal.aborted) return;
      const { key, confidence } = askHead(this.#head, unlabelled.embedding);
      const answer = { key, confidence };
      this.latest = { disguise, figure, answer, verdict: verdictOf(answer, disguise.role) };
      const name = disguiseKey(disguise);
      if (!this.tries.some((one) => disguiseKey(one.disguise) === name)) this.tries = [...this.tries, this.latest];
    });
  }

  /** What fooled it becomes lessons; then it is asked about new pictures of the same disguises. Never throws. */
  async teach(): Promise<void> {
    const disguises = this.fooled.slice(-MOST).map(({ disguise }) => disguise);
    if (disguises.length === 0) return;
    await this.#work('looking', async (signal) => {
      const tell = (from: number, to: number) => (share: number) => {
        if (!signal.aborted) this.work = { phase: 'looking', share: from + (to - from) * share };
      };
      const pictures = (first: number, count: number) =>
        disguises.flatMap((one) => Array.from({ length: count }, (_, i) => wanted(one, this.seed, first + i)));
      const share = TAUGHT / (TAUGHT + ASKED);
      const taught = await this.#shelf.of(pictures(0, TAUGHT), false, tell(0, share), signal);
      const asked = await this.#shelf.of(pictures(NEW_FROM, ASKED), false, tell(share, 1), signal);
      const lessons = taught.map((unlabelled, index): Sample => {
        const disguise = disguises[Math.floor(index / TAUGHT)]!;
        const person = disguiseKey(disguise);
        return { ...unlabelled, id: `${person} ${index}`, classKey: disguise.role, person, burst: person, takenAt: 0 };
      });
      if (!signal.aborted) this.work = { phase: 'training' };
      const samples = [...this.#samples, ...lessons];
      const head = await fitHead(this.#app, samples, signal);
      const pause = pauses();
      const fooledBy = async (who: TrainedHead, place: number, { role }: Disguise) => {
        let fooled = 0;
        for (const { embedding } of asked.slice(place * ASKED, (place + 1) * ASKED)) {
          if (verdictOf(askHead(who, embedding), role) !== 'right') fooled += 1;
          await pause();
        }
        return fooled;
      };
      const relearnt: Relearnt[] = [];
      for (const [place, disguise] of disguises.entries()) {
        const before = await fooledBy(this.#head, place, disguise);
        relearnt.push({ disguise, before, after: await fooledBy(head, place, disguise) });
      }
      // Something else was asked for meanwhile.
      signal.throwIfAborted();
      this.relearnt = relearnt;
      this.#earned += pointsOf(this.tries);
      this.#head = head;
      this.#samples = samples;
      this.tries = [];
      this.latest = null;
    });
    if (this.work.phase === 'idle') await this.ask();
  }

  stop(): void {
    this.#run.end();
    this.work = { phase: 'idle' };
  }

  async #work(phase: 'asking' | 'looking', job: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const signal = this.#run.begin();
    this.work = phase === 'looking' ? { phase, share: 0 } : { phase };
    try {
      await job(signal);
      if (!signal.aborted) this.work = { phase: 'idle' };
    } catch {
      if (!signal.aborted) this.work = { phase: 'failed' };
    }
  }
}

function wanted(disguise: Disguise, seed: number, index: number) {
  return { key: `${disguiseKey(disguise)} ${index}`, figure: disguised(disguise, seed, index) };
}
