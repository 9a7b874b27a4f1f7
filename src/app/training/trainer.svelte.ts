import { LatestRun } from '#app/latest-run.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type { Head, HeadOptions, HeldOutAccuracy, TrainingOptions, TrainingProgress } from '#core/head/head.ts';
import { withRefusedFriends } from '#core/head/open-set.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { learntOf } from './learnt-of.ts';
import type { DatasetHistory } from './dataset-history.svelte.ts';

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

export interface TrainerOptions {
  readonly client: Pick<VisionClient, 'teach'>;
  readonly history: Pick<DatasetHistory, 'dataset' | 'options' | 'brought' | 'setOptions' | 'letGo'>;
  /** The page's clock, ms. */
  readonly now: () => number;
}

/** Makes a head from the dataset and examines it, each time it changes. */
export class Trainer {
  state: TrainingState = $state.raw({ phase: 'idle' });
  /** Curves of the last training, kept for whoever looks later. */
  curves: Extract<TrainingState, { phase: 'training' }> | null = $state.raw(null);
  /** null: nothing was taught. */
  head: Head | null = $state.raw(null);
  /** ms from the last sample to a head that speaks. */
  lastMs: number | null = $state(null);
  exam: ExamReport | null = $state.raw(null);
  /** Pictures that the newest training and exam are made of, and how many were taught; null: nothing was. */
  learnt: { readonly count: number; readonly of: number } | null = $state.raw(null);
  /** Share 0..1 of the exam that is done; null while none runs. */
  examining: number | null = $state(null);
  /** Called with every new head. */
  onhead: ((head: Head | null) => void) | null = null;
  readonly #client: TrainerOptions['client'];
  readonly #history: TrainerOptions['history'];
  readonly #now: () => number;
  readonly #run = new LatestRun();
  /** The dataset changed and the head has not learnt it yet. */
  #behind = $state(false);

  constructor({ client, history, now }: TrainerOptions) {
    this.#client = client;
    this.#history = history;
    this.#now = now;
  }

  /** The head, where it is that of exactly what is taught now; null while it still speaks for what was there before. */
  get current(): Head | null {
    return this.#behind ? null : this.head;
  }

  /** How it trains. */
  get options(): HeadOptions {
    return this.#history.options;
  }

  /** Share of the taught people who may be called unknown. */
  get refused(): number {
    return this.options.refusedFriends;
  }

  /** How strict to be with strangers: no training needed. */
  setRefused(share: number): void {
    this.setOptions({ refusedFriends: share });
  }

  /** Another way to train: trains again. One step of its history, so that undo takes it back. */
  setOptions(change: Partial<HeadOptions>): void {
    this.#history.setOptions(change);
  }

  resetOptions(): void {
    this.setOptions({ ...DEFAULT_OPTIONS, refusedFriends: this.options.refusedFriends });
  }

  /** Call it after every change of the dataset: brings head and exam up to date. Never throws. */
  async follow({ retrain }: { readonly retrain: boolean }): Promise<void> {
    const { brought } = this.#history;
    if (retrain && brought) await this.#adopt(brought);
    else if (retrain) await this.train();
    else if (this.head && this.head !== this.#judged(this.head)) this.#take(this.head);
  }

  /** Trains on the dataset as it is, then examines. A newer call ends an older one. Never throws. */
  async train(): Promise<void> {
    const signal = this.#begin();
    this.#history.letGo();
    const { samples } = this.#history.dataset;
    if (samples.length === 0) {
      this.state = { phase: 'idle' };
      this.curves = this.exam = this.lastMs = this.learnt = null;
      this.#take(null);
      return;
    }
    const options: TrainingOptions = { ...this.options, embeddingVersion: EMBEDDING.version };
    this.state = { phase: 'training', epoch: 0, epochs: options.epochs, losses: [], heldOut: [] };
    try {
      const began = this.#now();
      const learnt = await this.#choose(signal, samples);
      if (signal.aborted) return;
      const fitted = await this.#client.teach<'fit'>(
        { type: 'fit', samples: forTraining(learnt), options },
        {
          signal,
          onProgress: (step) => {
            if (signal.aborted) return;
            if (step.kind === 'epoch') return this.#note(step.training);
            if (step.kind === 'held-out') return this.#noteHeldOut(step.heldOut);
            this.lastMs = this.#now() - began;
            this.#take(step.head);
          },
        },
      );
      if (signal.aborted) return;
      this.curves = this.state.phase === 'training' ? this.state : this.curves;
      this.state = { phase: 'idle' };
      if (!fitted) return;
      this.#take(fitted.head);
      await this.#examine(signal, learnt, options);
    } catch {
      this.#broke(signal);
    }
  }

  /** Ends a training; the head before it goes on speaking. */
  cancel(): void {
    this.#run.end();
    this.state = { phase: 'idle' };
    this.examining = null;
  }

  /** Recognition is ready, or ready again: what broke off is done again. */
  ready(): void {
    if (this.state.phase === 'failed') void this.follow({ retrain: true });
  }

  /** A head that was not trained here: it came along with the dataset. It is examined with its samples, if there are any. */
  async #adopt(head: Head): Promise<void> {
    const signal = this.#begin();
    this.state = { phase: 'idle' };
    this.curves = this.exam = this.lastMs = this.learnt = null;
    this.#take(head);
    const { samples } = this.#history.dataset;
    if (samples.length === 0) return;
    try {
      const learnt = await this.#choose(signal, samples);
      if (signal.aborted) return;
      await this.#examine(signal, learnt, { ...this.options, embeddingVersion: EMBEDDING.version });
    } catch {
      this.#broke(signal);
    }
  }

  /** Not all of very many pictures are learnt: see `thinning.ts`. */
  async #choose(signal: AbortSignal, samples: readonly Sample[]): Promise<readonly Sample[]> {
    const { learnt, of } = await learntOf(samples);
    if (!signal.aborted) this.learnt = { count: learnt.length, of };
    return learnt;
  }

  async #examine(signal: AbortSignal, learnt: readonly Sample[], options: TrainingOptions): Promise<void> {
    this.examining = 0;
    const asked = forTraining(learnt).map((sample, index) => ({ ...sample, background: learnt[index]!.background }));
    const report = await this.#client.teach<'exam'>(
      { type: 'exam', samples: asked, options },
      {
        signal,
        onProgress: ({ done, of }) => {
          if (!signal.aborted) this.examining = done / of;
        },
      },
    );
    if (signal.aborted) return;
    this.exam = report;
    this.examining = null;
  }

  /** Ends what runs. */
  #begin(): AbortSignal {
    this.#behind = true;
    this.examining = null;
    return this.#run.begin();
  }

  #broke(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.state = { phase: 'failed' };
    this.examining = null;
  }

  #take(head: Head | null): void {
    this.head = head && this.#judged(head);
    this.#behind = false;
    this.onhead?.(this.head);
  }

  /** As strict as the slider says; the very same head where it is already. */
  #judged(head: Head): Head {
    if (head.kind !== 'trained' || head.options.refusedFriends === this.refused) return head;
    return withRefusedFriends(head, this.refused);
  }

  #note({ epoch, epochs, loss }: TrainingProgress): void {
    const before = this.state.phase === 'training' ? this.state : { losses: [], heldOut: [] };
    this.state = {
      phase: 'training',
      epoch,
      epochs,
      losses: [...before.losses, loss],
      heldOut: [...before.heldOut, null],
    };
  }

  /** Calibration's network learns on where the head's stood still; the chart ends with the head's. */
  #noteHeldOut({ epoch, accuracy }: HeldOutAccuracy): void {
    if (this.state.phase !== 'training' || epoch > this.state.losses.length) return;
    this.state = {
      ...this.state,
      heldOut: this.state.heldOut.map((share, at) => (at === epoch - 1 ? accuracy : share)),
    };
  }
}
