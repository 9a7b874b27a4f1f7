import { LatestRun } from '#app/latest-run.ts';
import type { Source } from '#camera/source.ts';
import { failureOf, type Failure } from '#core/failure.ts';
import { ClipSwitches } from './clip-switches.svelte.ts';
import { isClip } from './source-request.ts';

/** What goes on with photos and clips: one that is opened while something else runs, one that waits for a tap. */
export class FileSwitches {
  /** What runs is a clip that waits for a tap before it plays. */
  held = $state(false);
  /** Why the last file was not opened, while what ran before it runs on. */
  refused: Failure | null = $state(null);
  readonly clip: ClipSwitches;
  #source: Source | null = $state.raw(null);
  readonly #newest = new LatestRun();

  /** `onsought`: a clip shows another part of itself. */
  constructor(onsought: () => void) {
    this.clip = new ClipSwitches(onsought);
  }

  /** This runs now; null: nothing does. */
  take(source: Source | null): void {
    this.#source = source;
    this.held = isClip(source) && source.held;
    this.refused = null;
    this.clip.take(isClip(source) ? source : null);
  }

  /** What runs does not change by itself: a photo, or a clip that is paused. */
  get resting(): boolean {
    return this.#source?.still === true || this.clip.paused;
  }

  /** Starts a clip that waits for a tap; call from one. */
  async play(): Promise<void> {
    const source = this.#source;
    if (isClip(source) && (await source.play()) && source === this.#source) this.held = false;
  }

  /** Opens a file beside what runs, the newest wins; null where it is none for this place, or nobody waits any more. */
  async beside(open: () => Promise<Source | null>): Promise<Source | null> {
    this.refused = null;
    const before = this.#source;
    const signal = this.#newest.begin();
    const wanted = () => !signal.aborted && before === this.#source;
    try {
      const source = await open();
      if (wanted()) return source;
      source?.close();
    } catch (error) {
      if (wanted()) this.refused = failureOf(error, 'bad-file');
    }
    return null;
  }
}
