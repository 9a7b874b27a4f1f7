import { LatestRun } from '#app/latest-run.ts';
import { Arrivals, NO_REACTION, type Labelled, type Reaction, type Sound } from '#core/stage/reaction.ts';
import type { SettingsStore } from '#storage/settings.ts';

/** Between two reactions at least, ms; and so long a big word stays. */
const LEAST = 3000;
const BIG = 2200;

export interface ReactionsOptions {
  readonly settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly say: (line: string) => void;
  readonly play: (sound: Sound) => void;
  readonly vibrate: () => void;
  /** Sounds are muted. */
  readonly muted: () => boolean;
  readonly after: (ms: number, run: () => void) => void;
}

/** "When it sees": what a class does once somebody of it comes into sight. At most one in three seconds. */
export class Reactions {
  /** By class key. */
  list: Readonly<Record<string, Reaction>> = $state.raw({});
  /** The class whose word stands across the picture. */
  big: string | null = $state(null);
  readonly #options: ReactionsOptions;
  readonly #arrivals = new Arrivals();
  #reactedAt = -Infinity;
  readonly #words = new LatestRun();

  constructor(options: ReactionsOptions) {
    this.#options = options;
    this.list = options.settings.current.reactions;
  }

  of(key: string): Reaction {
    return (Object.hasOwn(this.list, key) ? this.list[key] : null) ?? NO_REACTION;
  }

  set(key: string, change: Partial<Reaction>): void {
    this.list = { ...this.list, [key]: { ...this.of(key), ...change } };
    this.#options.settings.update({ reactions: this.list });
  }

  /** One look's people, at `now` ms on the page's clock. */
  see(people: readonly Labelled[], now: number): void {
    const key = this.#arrivals.take(people, now).find((one) => this.#does(one));
    if (key === undefined || now - this.#reactedAt < LEAST) return;
    this.#reactedAt = now;
    const { say, play, vibrate, muted, after } = this.#options;
    const { line, sound, vibrates, big } = this.of(key);
    if (line) say(line);
    if (sound && !muted()) play(sound);
    if (vibrates) vibrate();
    if (!big) return;
    const signal = this.#words.begin();
    this.big = key;
    after(BIG, () => {
      if (!signal.aborted) this.big = null;
    });
  }

  #does(key: string): boolean {
    const { line, sound, vibrates, big } = this.of(key);
    return line !== '' || sound !== null || vibrates || big;
  }
}
