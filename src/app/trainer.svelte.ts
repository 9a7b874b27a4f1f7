import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding.ts';
import type { ExamReport } from '#core/head/exam-report.ts';
import type { Head, TrainingOptions } from '#core/head/head.ts';
import { withRefusedFriends } from '#core/head/open-set.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import type { LessonBook } from './lesson-book.svelte.ts';

export type TrainingState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'training';
      readonly epoch: number;
      readonly epochs: number;
      /** Loss, and share of held-back pictures read right, of each epoch so far. */
      readonly losses: readonly number[];
      readonly heldOut: readonly (number | null)[];
    }
  /** Recognition stopped meanwhile; it trains again as soon as it can. */
  | { readonly phase: 'failed' };

export type HeadOptions = Omit<TrainingOptions, 'embeddingVersion'>;

export interface TrainerOptions {
  readonly client: Pick<VisionClient, 'teach'>;
  readonly book: Pick<LessonBook, 'lessons'>;
  /** The page's clock, ms. */
  readonly now: () => number;
}

/** Makes a head from the lessons and examines it, each time they change. */
export class Trainer {
  state: TrainingState = $state.raw({ phase: 'idle' });
  /** Curves of the last training, kept for whoever looks later. */
  history: Extract<TrainingState, { phase: 'training' }> | null = $state.raw(null);
  /** null: nothing was taught. */
  head: Head | null = $state.raw(null);
  /** ms from the last sample to a head that speaks. */
  lastMs: number | null = $state(null);
  exam: ExamReport | null = $state.raw(null);
  /** Share 0..1 of the exam that is done; null while none runs. */
  examining: number | null = $state(null);
  options: HeadOptions = $state.raw(DEFAULT_OPTIONS);
  /** Called with every new head. */
  onhead: ((head: Head | null) => void) | null = null;
  readonly #client: TrainerOptions['client'];
  readonly #book: TrainerOptions['book'];
  readonly #now: () => number;
  #run: AbortController | null = null;

  constructor({ client, book, now }: TrainerOptions) {
    this.#client = client;
    this.#book = book;
    this.#now = now;
  }

  /** Share of the taught people who may be called unknown. */
  get refused(): number {
    return this.options.refusedFriends;
  }

  /** How strict to be with strangers: no training needed. */
  setRefused(share: number): void {
    this.options = { ...this.options, refusedFriends: share };
    if (this.head?.kind === 'trained') this.#take(withRefusedFriends(this.head, share));
  }

  /** Another way to train: trains again. */
  setOptions(change: Partial<HeadOptions>): void {
    this.options = { ...this.options, ...change };
    void this.train();
  }

  resetOptions(): void {
    this.setOptions({ ...DEFAULT_OPTIONS, refusedFriends: this.options.refusedFriends });
  }

  /** Trains on the lessons as they are, then examines. A newer call ends an older one. Never throws. */
  async train(): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    this.examining = null;
    const { samples } = this.#book.lessons;
    if (samples.length === 0) {
      this.state = { phase: 'idle' };
      this.history = this.exam = this.lastMs = null;
      this.#take(null);
      return;
    }
    const options: TrainingOptions = { ...this.options, embeddingVersion: EMBEDDING.version };
    this.state = { phase: 'training', epoch: 0, epochs: options.epochs, losses: [], heldOut: [] };
    try {
      const began = this.#now();
      const learnt = forTraining(samples);
      const asked = learnt.map((sample, index) => ({ ...sample, background: samples[index]?.background ?? null }));
      const fitted = await this.#client.teach<'fit'>(
        { type: 'fit', samples: learnt, options },
        {
          signal: run.signal,
          onProgress: (step) => {
            if (run.signal.aborted) return;
            if (step.kind === 'epoch') return this.#note(step.training);
            this.lastMs = this.#now() - began;
            this.#take(step.head);
          },
        },
      );
      if (run.signal.aborted) return;
      this.history = this.state.phase === 'training' ? this.state : this.history;
      this.state = { phase: 'idle' };
      if (!fitted) return;
      this.#take(withRefusedFriends(fitted.head, this.options.refusedFriends));
      this.examining = 0;
      const report = await this.#client.teach<'exam'>(
        { type: 'exam', samples: asked, options },
        {
          signal: run.signal,
          onProgress: ({ done, of }) => {
            if (!run.signal.aborted) this.examining = done / of;
          },
        },
      );
      if (run.signal.aborted) return;
      this.exam = report;
      this.examining = null;
    } catch {
      if (run.signal.aborted) return;
      this.state = { phase: 'failed' };
      this.examining = null;
    }
  }

  /** Ends a training; the head before it goes on speaking. */
  cancel(): void {
    this.#run?.abort();
    this.state = { phase: 'idle' };
    this.examining = null;
  }

  /** Recognition is ready, or ready again: what broke off is done again. */
  ready(): void {
    if (this.state.phase === 'failed') void this.train();
  }

  /** A head that was not trained here: from a file or a code. Its lessons are in the book already. */
  adopt(head: Head | null, options: HeadOptions | null = null): void {
    this.cancel();
    this.history = this.exam = this.lastMs = null;
    if (options) this.options = options;
    this.#take(head);
  }

  #take(head: Head | null): void {
    this.head = head;
    this.onhead?.(head);
  }

  #note({
    epoch,
    epochs,
    loss,
    heldOutAccuracy,
  }: {
    epoch: number;
    epochs: number;
    loss: number;
    heldOutAccuracy: number | null;
  }): void {
    const before = this.state.phase === 'training' ? this.state : { losses: [], heldOut: [] };
    this.state = {
      phase: 'training',
      epoch,
      epochs,
      losses: [...before.losses, loss],
      heldOut: [...before.heldOut, heldOutAccuracy],
    };
  }
}
