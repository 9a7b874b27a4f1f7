import type { ClipSource } from '#camera/clip.ts';

/** Where a clip is. */
export interface ClipPlace {
  readonly paused: boolean;
  /** Seconds. */
  readonly time: number;
  readonly duration: number;
}

/** A clip is played, paused, sought and stepped. While it is paused every look is as careful as at a photo. */
export class ClipSwitches {
  /** null: no clip runs. */
  place: ClipPlace | null = $state.raw(null);
  readonly #onsought: () => void;
  #clip: ClipSource | null = null;

  /** `onsought`: another part of the clip is shown, with other people in it. */
  constructor(onsought: () => void) {
    this.#onsought = onsought;
  }

  get paused(): boolean {
    return this.place?.paused === true;
  }

  /** This runs now; null: no clip does. */
  take(clip: ClipSource | null): void {
    if (this.#clip) this.#clip.onmoved = null;
    this.#clip = clip;
    if (clip) clip.onmoved = () => this.#tell();
    this.#tell();
  }

  async toggle(): Promise<void> {
    if (this.#clip?.paused) await this.#clip.play();
    else this.#clip?.pause();
    this.again();
  }

  /** To `time` seconds; a clip that is paused stays so. */
  async seek(time: number): Promise<void> {
    const clip = this.#clip;
    await clip?.seek(time);
    if (clip && clip === this.#clip) this.#onsought();
    this.again();
  }

  /** To the next picture (1) or the last one (-1); it is paused there. */
  async step(direction: 1 | -1): Promise<void> {
    await this.#clip?.step(direction);
    this.again();
  }

  /** The picture that is paused is looked at once more. */
  again(): void {
    if (this.#clip?.paused) this.#clip.again();
  }

  #tell(): void {
    const clip = this.#clip;
    this.place = clip && { paused: clip.paused, time: clip.time, duration: clip.duration };
  }
}
