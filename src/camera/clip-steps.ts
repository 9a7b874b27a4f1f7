/** Shortest time between two pictures of a clip that is looked for, seconds: 60 of them a second, and a little more. */
const SHORTEST = 1.02 / 60;
/** Longest time without another picture, seconds: what comes after is the end. */
const LONGEST = 1;
/** So much before a picture begins is the one before it, seconds. */
const BEFORE = 0.002;
/** A seek that is never answered is given up, and so is a picture that is not shown afterwards, ms. */
const PATIENCE = 2000;
const SHOWING = 250;

/** Goes through a clip: to a time, or from picture to picture whatever their rate. */
export class ClipSteps {
  readonly #video: HTMLVideoElement;
  /** When the picture that is seen begins in the clip, seconds; null where the browser does not tell. */
  #shown: number | null = null;
  #onshown: (() => void) | null = null;
  #handle = 0;
  /** Least time between two pictures so far, seconds. */
  #gap = Infinity;
  #turn: Promise<void> = Promise.resolve();

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    if (this.#tells) this.#watch();
  }

  /** Shows the picture at `time` seconds. */
  seek(time: number): Promise<void> {
    return this.#inTurn(() => this.#go(time));
  }

  /** Shows the next (1) or the last (-1) picture; at the ends nothing changes. */
  step(direction: 1 | -1): Promise<void> {
    return this.#inTurn(() => (direction < 0 ? this.#back() : this.#on()));
  }

  close(): void {
    if (this.#tells) this.#video.cancelVideoFrameCallback(this.#handle);
  }

  get #tells(): boolean {
    return 'requestVideoFrameCallback' in this.#video;
  }

  async #back(): Promise<void> {
    const from = this.#shown ?? this.#video.currentTime;
    if (from > BEFORE) await this.#go(from - (this.#shown === null ? SHORTEST : BEFORE));
  }

  async #on(): Promise<void> {
    const from = this.#shown ?? this.#video.currentTime;
    const first = Math.min(LONGEST, Math.max(SHORTEST, this.#gap === Infinity ? 0 : this.#gap * 1.02));
    for (let ahead = first; ahead <= LONGEST && from + ahead < this.#video.duration; ahead += SHORTEST) {
      await this.#go(from + ahead);
      // Where nobody tells which picture is seen, one short step is a step.
      if (this.#shown === null) return;
      if (this.#shown > from) {
        this.#gap = Math.min(this.#gap, this.#shown - from);
        return;
      }
    }
  }

  async #go(time: number): Promise<void> {
    const video = this.#video;
    const shown = new Promise<void>((resolve) => (this.#onshown = resolve));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      video.addEventListener('seeked', done, { once: true });
      video.currentTime = Math.min(Math.max(0, time), video.duration || 0);
    });
    // A picture that is seen already may not be told of again.
    if (this.#tells) await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, SHOWING))]);
  }

  #watch(): void {
    this.#handle = this.#video.requestVideoFrameCallback((_now, { mediaTime }) => {
      this.#shown = mediaTime;
      this.#onshown?.();
      this.#watch();
    });
  }

  /** One after another: a seek ends the one before it unseen. */
  #inTurn(run: () => Promise<void>): Promise<void> {
    return (this.#turn = this.#turn.then(run, run));
  }
}
