import { samplesOf, withoutPerson } from '#core/dataset/changes.ts';
import type { Dataset } from '#core/dataset/dataset.ts';
import type { Head, HeadOptions } from '#core/head/head.ts';
import type { SettingsStore } from '#storage/settings.ts';

/** What was taught at one moment. */
export interface TaughtMoment {
  readonly dataset: Dataset;
  readonly head: Head | null;
  readonly options: HeadOptions;
}

export interface EventClocks {
  /** The page's clock, ms: it never jumps, and stands still while a phone sleeps. */
  readonly now: () => number;
  /** ms since 1970: it goes on while a phone sleeps, and may be set. */
  readonly wall: () => number;
}

/** At an event nothing is kept, and after some quiet minutes everything is wiped. */
export class EventMode {
  on = $state(false);
  idleMinutes = $state(10);
  readonly #settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly #clocks: EventClocks;
  #touched = { now: 0, wall: 0 };
  /** As it was when the event began; null: this page began with the event, or that was wiped. */
  #before: TaughtMoment | null = null;

  constructor(settings: Pick<SettingsStore, 'current' | 'update'>, clocks: EventClocks) {
    this.#settings = settings;
    this.#clocks = clocks;
    const { event, idleMinutes } = settings.current;
    this.on = event;
    this.idleMinutes = idleMinutes;
    this.touch();
  }

  begin(before: TaughtMoment): void {
    this.#before = before;
    this.#set(true);
  }

  /** Gives what was taught before; null: nothing that this page knows. */
  end(): TaughtMoment | null {
    const before = this.#before;
    this.#before = null;
    this.#set(false);
    return before;
  }

  setIdleMinutes(minutes: number): void {
    this.idleMinutes = minutes;
    this.#settings.update({ idleMinutes: minutes });
  }

  /** Somebody is here. */
  touch(): void {
    this.#touched = { now: this.#clocks.now(), wall: this.#clocks.wall() };
  }

  /** Nobody was here for so long that everything goes; by whichever clock says more. */
  get over(): boolean {
    if (!this.on) return false;
    const quiet = Math.max(this.#clocks.now() - this.#touched.now, this.#clocks.wall() - this.#touched.wall);
    return quiet >= this.idleMinutes * 60_000;
  }

  /** Ids of one person's samples among what was taught before. */
  samplesOf(person: string): readonly string[] {
    return this.#before ? [...samplesOf(this.#before.dataset, person)] : [];
  }

  forget(person: string): void {
    if (this.#before && this.samplesOf(person).length > 0) {
      this.#before = { ...this.#before, dataset: withoutPerson(this.#before.dataset, person), head: null };
    }
  }

  /** What was taught before does not come back from memory either. */
  forgetAll(): void {
    this.#before = null;
  }

  #set(on: boolean): void {
    this.on = on;
    this.touch();
    this.#settings.update({ event: on });
  }
}
