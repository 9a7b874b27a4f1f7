import type { Told } from '#core/run-through.ts';
import type { Job } from './job.ts';
import { nextTask } from './next-task.ts';

/** Longest turn of long work while no look is under way, all jobs together, ms: a look that comes meanwhile waits for its end. */
const BETWEEN_LOOKS = 12;
/** Longest turn while a look is under way and waits for its networks, which it does several times. */
const BESIDE_LOOK = 3;
/** What all turns beside one look may take, ms; beside one that takes long, as on a device that waits for its GPU, a share of it. */
const MOST_BESIDE = 6;
const MOST_SHARE = 0.1;
/** How long a job waits before it asks again whether it may go on beside a look, ms. */
const AGAIN = 5;
/** A job that has not said for so many ms how far it is says that it is at work. */
const SILENT = 2000;

/** Looks and long computations take turns in the worker: a look goes first and is never held up for long. */
export class Turns {
  readonly #clock: () => number;
  readonly #giveWay: () => Promise<void>;
  #looks = 0;
  #jobs = 0;
  /** ms that long work took: ever, and beside the looks under way since the first of them began. */
  #spent = 0;
  #beside = 0;
  #lookBegan = 0;

  /** `clock`: ms. `giveWay` comes back when messages that wait have been taken. */
  constructor(clock: () => number, giveWay = nextTask) {
    this.#clock = clock;
    this.#giveWay = giveWay;
  }

  /** ms on a clock that stands still while long work has its turns: what is measured by it is its own. */
  ownTime(): number {
    return this.#clock() - this.#spent;
  }

  /** A look: what computes meanwhile takes shorter turns and few of them. */
  async look<T>(run: () => Promise<T>): Promise<T> {
    if (this.#looks === 0) {
      this.#beside = 0;
      this.#lookBegan = this.#clock();
    }
    this.#looks++;
    try {
      return await run();
    } finally {
      this.#looks--;
    }
  }

  /** Runs a long computation in turns, so that looks and cancels come in between; null where it was cancelled. */
  async run<P, R>(work: Told<P, R>, job: Job<P>): Promise<R | null> {
    this.#jobs++;
    let saidAt = this.#clock();
    try {
      for (;;) {
        const began = this.#clock();
        const longest = this.#turn;
        try {
          for (let now = began; now - began < longest;) {
            if (job.signal.aborted) return null;
            const step = work.next();
            if (step.done) return step.value;
            now = this.#clock();
            if (step.value === undefined && now - saidAt < SILENT) continue;
            if (step.value === undefined) job.alive();
            else job.tell(step.value);
            saidAt = now;
          }
        } finally {
          this.#count(this.#clock() - began);
        }
        await this.#giveWay();
        while (!this.#mayGoOn && !job.signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    } finally {
      this.#jobs--;
    }
  }

  #count(ms: number): void {
    this.#spent += ms;
    if (this.#looks > 0) this.#beside += ms;
  }

  /** Jobs share what a look may wait. */
  get #turn(): number {
    return (this.#looks > 0 ? BESIDE_LOOK : BETWEEN_LOOKS) / this.#jobs;
  }

  get #mayGoOn(): boolean {
    if (this.#looks === 0) return true;
    return this.#beside < Math.max(MOST_BESIDE, MOST_SHARE * (this.#clock() - this.#lookBegan));
  }
}
