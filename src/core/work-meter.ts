/** Multiplications after which others get a chance to speak: one or two milliseconds of a phone. */
const GRAIN = 500_000;

/**
 * Tells a long computation when to give way. It counts work instead of looking at a clock, so that a computation does
 * the same steps on every device.
 */
export class WorkMeter {
  #done = 0;

  /** Adds work, in multiplications; true when it is time to yield. */
  spent(work: number): boolean {
    this.#done += work;
    if (this.#done < GRAIN) return false;
    this.#done = 0;
    return true;
  }
}
