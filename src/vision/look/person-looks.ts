import type { Box } from '#core/box.ts';

/** One followed person in the frame that is being looked at. */
export interface SeenPerson {
  readonly frame: ImageBitmap;
  readonly box: Box;
  /** 468 points in source space, where a face was found lately. */
  readonly mesh: Float32Array | null;
  readonly time: number;
}

/** How the looks at one person ended: the borrower had enough, the person is no longer followed, or nobody wants them. */
export type LooksEnd = 'enough' | 'gone' | 'cancelled';

/** Lends looks at followed people to whoever needs a person's frame while it is at hand. */
export interface PersonLooks {
  /**
   * Calls `seen` once in each look that shows the person, until it answers true. The frame is closed after the look:
   * what is needed longer must be copied. What `seen` throws is thrown here and never reaches the look.
   */
  follow(track: number, seen: (person: SeenPerson) => Promise<boolean>, signal: AbortSignal): Promise<LooksEnd>;
}

/** Somebody who waits for looks at one person. */
interface Borrower {
  readonly track: number;
  /** True: there is nothing more to do. */
  readonly seen: (person: SeenPerson) => Promise<boolean>;
  readonly gone: () => void;
  /** When the person was seen last, or first waited for; null before the first look. */
  seenAt: number | null;
}

/** How long a person may be out of sight before a borrower gives up, ms of looks. */
const PATIENCE = 2500;

/** The pipeline's end of {@link PersonLooks}: who waits for whom, look by look. */
export class LookLender implements PersonLooks {
  readonly #borrowers = new Set<Borrower>();

  follow(track: number, seen: Borrower['seen'], signal: AbortSignal): Promise<LooksEnd> {
    if (signal.aborted) return Promise.resolve('cancelled');
    return new Promise((resolve, reject) => {
      const borrower: Borrower = {
        track,
        seen: async (person) => {
          try {
            const enough = await seen(person);
            if (enough) resolve('enough');
            return enough;
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            return true;
          }
        },
        gone: () => resolve('gone'),
        seenAt: null,
      };
      const cancel = () => {
        this.#borrowers.delete(borrower);
        resolve('cancelled');
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#borrowers.add(borrower);
    });
  }

  /** Serves whoever can be served in the look at `time` ms. `find`: the person behind a track, null while unseen. */
  async serve(time: number, find: (track: number) => SeenPerson | null): Promise<void> {
    for (const borrower of [...this.#borrowers]) {
      const person = find(borrower.track);
      if (person) {
        borrower.seenAt = time;
        if (await borrower.seen(person)) this.#borrowers.delete(borrower);
      } else {
        borrower.seenAt ??= time;
        if (time - borrower.seenAt < PATIENCE) continue;
        this.#borrowers.delete(borrower);
        borrower.gone();
      }
    }
  }

  /** Another source: nobody waited for will be seen again. */
  reset(): void {
    const borrowers = [...this.#borrowers];
    this.#borrowers.clear();
    for (const { gone } of borrowers) gone();
  }
}
