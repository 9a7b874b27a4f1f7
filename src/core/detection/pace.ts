/** A look that takes longer than this is too long, ms: the list of people has to follow the picture within half a second. */
const LONG = 200;
/** Part of each new look in the memory: about the last three looks count. */
const SHARE = 0.35;

/** Says when looks take so long that each had better see less. Knows nothing at first, and hurries nobody. */
export class Pace {
  #mean: number | null = null;

  /** A look took this long, ms, queues included. */
  note(ms: number): void {
    this.#mean = this.#mean === null ? ms : (1 - SHARE) * this.#mean + SHARE * ms;
  }

  get hurry(): boolean {
    return this.#mean !== null && this.#mean > LONG;
  }

  reset(): void {
    this.#mean = null;
  }
}
