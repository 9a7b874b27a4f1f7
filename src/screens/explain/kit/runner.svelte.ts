/** Longest time in ms that practice keeps the page from its next picture. */
const SLICE = 12;

/**
 * Runs something step by step on the page, between the pictures of the display, so that it can be watched.
 * A step is done whole; as many steps are done per picture as `perPicture` says and a slice of time allows.
 */
export class Runner {
  running: boolean = $state(false);
  /** Steps a picture, at most; below 1: one step every so many pictures. */
  pace: number = $state(1);
  readonly #step: () => boolean;
  readonly #after: () => void;
  #frame = 0;
  #debt = 0;

  /** `step`: does one, false where there is nothing left to do. `after`: once a picture in which something was done. */
  constructor(step: () => boolean, after: () => void = () => undefined) {
    this.#step = step;
    this.#after = after;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.#next();
  }

  stop(): void {
    this.running = false;
    cancelAnimationFrame(this.#frame);
  }

  toggle(): void {
    if (this.running) this.stop();
    else this.start();
  }

  /** One step by hand. */
  once(): void {
    this.stop();
    this.#step();
    this.#after();
  }

  #next(): void {
    this.#frame = requestAnimationFrame(() => {
      const began = performance.now();
      this.#debt = Math.min(this.#debt + this.pace, Math.max(1, this.pace));
      let did = false;
      while (this.#debt >= 1 && this.running && performance.now() - began < SLICE) {
        this.#debt -= 1;
        did = true;
        if (!this.#step()) this.stop();
      }
      if (did) this.#after();
      if (this.running) this.#next();
    });
  }
}
