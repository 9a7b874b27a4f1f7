import { samplesOf, withoutPerson } from '#core/dataset/changes.ts';
import type { Dataset } from '#core/dataset/dataset.ts';
import type { Head, HeadOptions } from '#core/head/head.ts';

/** What every visitor begins with. */
export interface KnownGood {
  readonly dataset: Dataset;
  readonly head: Head | null;
  readonly options: HeadOptions;
}

/** What a stand with a queue is doing. */
export type StandState =
  | { readonly kind: 'off' }
  /** Nobody is there: the demo runs and invites. */
  | { readonly kind: 'inviting' }
  /** In plain words what is about to happen, and a question. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'visiting'; readonly visitor: number };

export interface StandOptions {
  readonly now: () => KnownGood;
  /** Everything of the visitor goes, and the known-good head speaks again. */
  readonly reset: (good: KnownGood | null) => void;
  /** What the phone keeps by its owner's choice; null: nothing. Never throws. */
  readonly kept: () => Promise<KnownGood | null>;
  readonly open: (kind: 'camera' | 'demo') => void;
  /** Seconds without anybody in the zone after which a visit is over. */
  readonly emptySeconds: number;
  /** Keeps that for later visits. */
  readonly chooseEmpty: (seconds: number) => void;
  /** The stand is on, over a reload too. */
  readonly remember: (on: boolean) => void;
  readonly on: boolean;
}

/** What a presenter may choose: seconds without anybody in the zone after which a visit is over. */
export const EMPTY_SECONDS = [10, 20, 40, 60] as const;

/**
 * A stand with a queue of families: one visitor after another, each with the same beginning. It keeps nothing itself: the
 * beginning is in memory, and after a reload it is what the phone keeps where its owner chose so, else blank.
 */
export class Stand {
  state: StandState = $state.raw({ kind: 'off' });
  emptySeconds = $state(20);
  /** How long nobody has stood in the zone of this visit, ms. */
  emptyFor = $state(0);
  readonly #options: StandOptions;
  #good: KnownGood | null = null;
  #visitors = 0;
  #lastSeen = 0;

  constructor(options: StandOptions) {
    this.#options = options;
    this.emptySeconds = options.emptySeconds;
  }

  get on(): boolean {
    return this.state.kind !== 'off';
  }

  /** After a reload: goes on where the stand was, with what the phone keeps. */
  async restore(): Promise<void> {
    if (!this.#options.on) return;
    this.#good = await this.#options.kept();
    this.#invite();
  }

  /** From now on what is taught now is what every visitor begins with. */
  begin(): void {
    this.#good = this.#options.now();
    this.#options.remember(true);
    this.#invite();
  }

  /** From now on a visit is over after so many seconds without anybody in the zone. */
  endAfter(seconds: number): void {
    this.emptySeconds = seconds;
    this.#options.chooseEmpty(seconds);
  }

  /** The stand is over. */
  end(): void {
    this.state = { kind: 'off' };
    this.#good = null;
    this.#options.remember(false);
  }

  /** Ids of one person's samples in the beginning. */
  samplesOf(person: string): readonly string[] {
    return this.#good ? [...samplesOf(this.#good.dataset, person)] : [];
  }

  /** Visitors begin as if that person had never been there; a head that knew them stays behind. */
  forget(person: string): void {
    if (!this.#good || this.samplesOf(person).length === 0) return;
    this.#good = { ...this.#good, dataset: withoutPerson(this.#good.dataset, person), head: null };
  }

  /** Visitors begin blank. */
  forgetAll(): void {
    this.#good = null;
  }

  /** Somebody tapped: first the question. */
  ask(): void {
    if (this.state.kind === 'inviting') this.state = { kind: 'asking' };
  }

  /** They said yes. */
  welcome(): void {
    this.#options.reset(this.#good);
    this.state = { kind: 'visiting', visitor: ++this.#visitors };
    this.#options.open('camera');
  }

  /** Whether somebody stands in the zone, at `now` ms on the page's clock: where nobody has for a while the visit is over. */
  see(somebody: boolean, now: number): void {
    if (somebody || this.state.kind !== 'visiting') this.#lastSeen = now;
    this.emptyFor = now - this.#lastSeen;
    if (this.emptyFor > this.emptySeconds * 1000) this.next();
  }

  /** Nothing of this visitor is left. On a stand the next one is invited; anywhere else the picture runs on. */
  next(): void {
    if (this.on) this.#invite();
    else this.#options.reset(this.#good);
  }

  #invite(): void {
    this.#options.reset(this.#good);
    this.state = { kind: 'inviting' };
    this.#options.open('demo');
  }
}
