import type { Frame, Source } from './source.ts';

/** Rest after an error, so that a source that fails at once cannot spin, ms. */
const REST = 250;

export interface PumpOptions {
  /** Longest side of the frames, pixels. */
  readonly longestSide: number;
  /** Every error of the source and of `look`. The pump goes on. */
  readonly onError: (error: unknown) => void;
}

/**
 * Brings frames from a source to whoever looks at them. One frame is in flight at a time; those that pass meanwhile
 * are never copied, so the next look always gets the latest picture. A still picture is looked at once per `start`.
 */
export class FramePump {
  readonly #source: Source;
  readonly #look: (frame: Frame) => Promise<void>;
  readonly #options: PumpOptions;
  /** Number of the newest run; an older one that wakes up late sees that it is over. */
  #run = 0;
  #running = false;

  constructor(source: Source, look: (frame: Frame) => Promise<void>, options: PumpOptions) {
    this.#source = source;
    this.#look = look;
    this.#options = options;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Starts; does nothing while running. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#run += 1;
    void this.#pump(this.#run);
  }

  /** Stops. A look under way ends by itself; no further one begins. */
  stop(): void {
    this.#running = false;
    this.#run += 1;
  }

  async #pump(run: number): Promise<void> {
    while (run === this.#run) {
      try {
        const frame = await this.#source.next(this.#options.longestSide);
        if (frame === null) break;
        if (run !== this.#run) {
          frame.bitmap.close();
          return;
        }
        await this.#look(frame);
        if (this.#source.still) break;
      } catch (error) {
        if (run !== this.#run) return;
        this.#options.onError(error);
        if (this.#source.still) break;
        await new Promise((resolve) => setTimeout(resolve, REST));
      }
    }
    if (run === this.#run) this.#running = false;
  }
}
