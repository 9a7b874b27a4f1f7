/** Counts who wants to know who is in the picture: while there is nobody, recognition rests. */
export class Watchers {
  readonly #now: () => number;
  readonly #onchange: () => void;
  #count = 0;
  #leftAt = 0;
  #hushed = 0;

  constructor(now: () => number, onchange: () => void) {
    this.#now = now;
    this.#onchange = onchange;
  }

  get any(): boolean {
    return this.#count > 0;
  }

  /** Somebody needs the recognition for something else. */
  get hushed(): boolean {
    return this.#hushed > 0;
  }

  /** No looks until what comes back is called. */
  hush(): () => void {
    this.#hushed += 1;
    this.#onchange();
    return () => {
      this.#hushed -= 1;
      this.#onchange();
    };
  }

  /** How long there has been nobody, ms; 0 while there is somebody. */
  get rested(): number {
    return this.any ? 0 : this.#now() - this.#leftAt;
  }

  /** One more, until what comes back is called. */
  join(): () => void {
    this.#count += 1;
    this.#onchange();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#count -= 1;
      this.#leftAt = this.#now();
      this.#onchange();
    };
  }
}
