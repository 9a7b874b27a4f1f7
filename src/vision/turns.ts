import type { Told } from '#core/run-through.ts';
import type { Job } from './job.ts';

/**
 * How long work may keep the worker from a look, all jobs together: a share of what a look takes, because where looks
 * take long so does learning; in ms at least and at most.
 */
const SHARE = 0.3;
const LEAST = 16;
const MOST = 100;
/** Part of it while a look is under way and waits for its networks: it waits several times. */
const BESIDE_LOOK = 0.25;
/** How much of the usual look is the newest one. */
const NEWEST = 0.2;
/** A job that has not said for so many ms how far it is says that it is at work. */
const SILENT = 2000;

/** Looks and long computations take turns in the worker: a look goes first and is never held up for long. */
export class Turns {
  readonly #clock: () => number;
  #looks = 0;
  #jobs = 0;
  /** ms that a look takes usually. */
  #usual = 0;

  /** `clock`: ms. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** A look: what computes meanwhile takes shorter turns. */
  async look<T>(run: () => Promise<T>): Promise<T> {
    const began = this.#clock();
    this.#looks++;
    try {
      return await run();
    } finally {
      this.#looks--;
      this.#usual += NEWEST * (this.#clock() - began - this.#usual);
    }
  }

  /** Runs a long computation in slices, so that looks and cancels come in between; null where it was cancelled. */
  async run<P, R>(work: Told<P, R>, { signal, tell, alive }: Job<P>): Promise<R | null> {
    this.#jobs++;
    try {
      let began = this.#clock();
      let saidAt = began;
      for (;;) {
        if (signal.aborted) return null;
        const step = work.next();
        if (step.done) return step.value;
        const now = this.#clock();
        if (step.value !== undefined || now - saidAt >= SILENT) {
          if (step.value !== undefined) tell(step.value);
          else alive();
          saidAt = now;
        }
        if (now - began < this.#slice) continue;
        await new Promise((resolve) => setTimeout(resolve));
        began = this.#clock();
      }
    } finally {
      this.#jobs--;
    }
  }

  /** Jobs share what a look may wait. */
  get #slice(): number {
    const slice = Math.min(MOST, Math.max(LEAST, SHARE * this.#usual));
    return (this.#looks > 0 ? BESIDE_LOOK * slice : slice) / this.#jobs;
  }
}
