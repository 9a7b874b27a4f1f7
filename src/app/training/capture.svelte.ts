import type { VisionClient } from '#bridge/vision-client.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { nearestMiddle } from '#app/live/targets.ts';
import type { DatasetHistory } from './dataset-history.svelte.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';

/** Pictures of one press; a hold goes on up to the most. */
const BURST = 8;
const MOST = 40;
/** Least ms between two pictures: neighbours in time teach nothing new. */
const EVERY = 120;

export type CaptureState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'capturing';
      readonly track: number;
      readonly classKey: string;
      readonly taken: number;
      readonly of: number;
    }
  | { readonly phase: 'ended'; readonly classKey: string; readonly taken: number }
  /** Nobody was selected, and not exactly one person was in the picture. */
  | { readonly phase: 'nobody' }
  /** There is no class to teach. */
  | { readonly phase: 'classless' }
  /** The person left before the burst was whole; what was taken is kept. */
  | { readonly phase: 'lost'; readonly taken: number };

export interface CaptureOptions {
  readonly client: Pick<VisionClient, 'teach'>;
  readonly history: Pick<DatasetHistory, 'chosen' | 'has' | 'add'>;
  readonly live: Pick<LiveSession, 'selected' | 'targets' | 'files' | 'frozen' | 'freeze' | 'lookAgain' | 'watch'>;
  /** Names this visit, so that people of two visits are never mixed up. */
  readonly visit: string;
  /** ms since 1970. */
  readonly now: () => number;
}

/** Takes bursts of one person's pictures into the chosen class. */
export class Capture {
  state: CaptureState = $state.raw({ phase: 'idle' });
  /** Whom a press would take: the selected person, else the only one; in a clip that is paused the one nearest the middle. */
  readonly target: number | null = $derived.by(() => {
    const { selected, targets, files } = this.#options.live;
    if (selected !== null) return selected;
    if (targets.length === 1 || files.clip.paused) return nearestMiddle(targets)?.track ?? null;
    return null;
  });
  readonly #options: CaptureOptions;
  #held = false;
  #stop: AbortController | null = null;
  /** What is being taken is thrown away. */
  #dropped = false;
  #bursts = 0;

  constructor(options: CaptureOptions) {
    this.#options = options;
  }

  /** How this track is called in samples. */
  personOf(track: number): string {
    return `${this.#options.visit}-p${track}`;
  }

  /** One press: one burst. */
  async burst(): Promise<void> {
    const taking = this.hold();
    this.release();
    await taking;
  }

  /** Takes pictures until {@link release}, a whole burst at least. Never throws. */
  async hold(): Promise<void> {
    if (this.state.phase === 'capturing') return;
    const { client, history, live, now } = this.#options;
    const { target: track } = this;
    if (track === null) {
      this.state = { phase: 'nobody' };
      return;
    }
    if (!history.has(history.chosen)) {
      this.state = { phase: 'classless' };
      return;
    }
    // A picture that stands still shows the same again.
    const still = live.files.resting;
    const of = still ? 1 : BURST;
    const classKey = history.chosen;
    const burst = `${this.#options.visit}-b${++this.#bursts}`;
    const samples: Sample[] = [];
    const stop = new AbortController();
    this.#stop = stop;
    this.#held = true;
    this.#dropped = false;
    this.state = { phase: 'capturing', track, classKey, taken: 0, of };
    // Whoever goes to another screen meanwhile gets the whole burst.
    const end = live.watch();
    try {
      if (live.frozen) live.freeze(false);
      const taking = client.teach<'capture'>(
        { type: 'capture', track, most: still ? 1 : MOST, every: EVERY },
        {
          signal: stop.signal,
          onProgress: (unlabelled) => {
            if (this.#dropped || (!this.#held && samples.length >= of)) return;
            // Its class may be deleted, merged or undone meanwhile.
            if (!history.has(classKey)) return this.drop();
            const id = `${burst}-${samples.length + 1}`;
            samples.push({ ...unlabelled, id, classKey, person: this.personOf(track), burst, takenAt: now() });
            this.state = {
              phase: 'capturing',
              track,
              classKey,
              taken: samples.length,
              of: Math.max(of, samples.length),
            };
            this.#endWhenWhole(samples.length, of);
          },
        },
      );
      live.lookAgain();
      const how = await taking;
      const taken = samples.length;
      this.state = how === 'gone' && taken < of ? { phase: 'lost', taken } : { phase: 'ended', classKey, taken };
    } catch {
      this.state = { phase: 'lost', taken: samples.length };
    } finally {
      end();
      this.#held = false;
      this.#stop = null;
      if (this.#dropped || !history.has(classKey)) this.state = { phase: 'idle' };
      else history.add(samples);
    }
  }

  /** Throws away what is being taken now: everything was wiped, or this `person` is to be forgotten. */
  drop(person: string | null = null): void {
    const { state } = this;
    if (state.phase !== 'capturing' || (person !== null && person !== this.personOf(state.track))) return;
    this.#dropped = true;
    this.#stop?.abort();
  }

  /** The key is let go: a burst that is whole ends, another is completed. */
  release(): void {
    this.#held = false;
    if (this.state.phase === 'capturing') this.#endWhenWhole(this.state.taken, Math.min(this.state.of, BURST));
  }

  #endWhenWhole(taken: number, of: number): void {
    if (!this.#held && taken >= of) this.#stop?.abort();
  }
}
