import type { Box } from '#core/box.ts';

/** One followed person in the frame that is being looked at. */
export interface SeenPerson {
  readonly frame: ImageBitmap;
  readonly box: Box;
  /** 468 points in source space, where a face was found lately. */
  readonly mesh: Float32Array | null;
  readonly time: number;
}

/** Something to do with one person while a frame is at hand. */
export interface PendingRequest {
  readonly track: number;
  /** Called once a look while the person is seen; true: there is nothing more to do. */
  seen(person: SeenPerson): Promise<boolean>;
  /** The person is no longer followed. */
  gone(): void;
}

/** How long a person may be out of sight before an errand gives up, ms. */
const PATIENCE = 2500;

/** PendingRequests wait here for the looks that show their people. */
export class PendingRequests {
  readonly #open = new Map<PendingRequest, { seenAt: number | null }>();

  add(errand: PendingRequest): void {
    this.#open.set(errand, { seenAt: null });
  }

  /** Takes an errand back without a word to it. */
  drop(errand: PendingRequest): void {
    this.#open.delete(errand);
  }

  /** Runs what can be run in the look at `time` ms. `find`: the person behind a track, null while unseen. */
  async run(time: number, find: (track: number) => SeenPerson | null): Promise<void> {
    for (const [errand, state] of [...this.#open]) {
      const person = find(errand.track);
      if (person) {
        state.seenAt = time;
        if (await errand.seen(person)) this.#open.delete(errand);
      } else {
        state.seenAt ??= time;
        if (time - state.seenAt < PATIENCE) continue;
        this.#open.delete(errand);
        errand.gone();
      }
    }
  }

  /** Another source: nobody waited for will be seen again. */
  reset(): void {
    const errands = [...this.#open.keys()];
    this.#open.clear();
    for (const errand of errands) errand.gone();
  }
}
