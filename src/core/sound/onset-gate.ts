/** How much louder than the room a sound must be, and how loud at least (share of full scale). */
const ABOVE_ROOM = 3.5;
const LEAST = 0.015;
/** How fast the room's own loudness is learnt: share of a new reading. */
const LEARNS = 0.08;

/** Root mean square of samples from `from` on; what is not a number counts as silence. */
export function levelOf(samples: ArrayLike<number>, from = 0): number {
  let sum = 0;
  for (let i = Math.max(0, from); i < samples.length; i++) {
    const sample = samples[i]!;
    if (Number.isFinite(sample)) sum += sample * sample;
  }
  return Math.sqrt(sum / Math.max(1, samples.length - Math.max(0, from)));
}

/**
 * Tells when a sound has begun and enough of it is in the buffer to be cut out. It learns how loud the room is while
 * nothing sounds. Times are in ms, from any clock that runs on.
 */
export class OnsetGate {
  /** Loudness of the room, share of full scale. */
  room = 0.004;
  readonly #wait: number;
  readonly #rest: number;
  #since: number | null = null;
  #quietFrom = -Infinity;

  /** `wait`: from the beginning of a sound to the cut, ms; `rest`: after a cut nothing new begins for so long, ms. */
  constructor(wait = 480, rest = 250) {
    this.#wait = wait;
    this.#rest = rest;
  }

  /** Whether a sound has begun and is waited for. */
  get waiting(): boolean {
    return this.#since !== null;
  }

  /** Loudness at which a sound begins. */
  get bar(): number {
    return Math.max(LEAST, this.room * ABOVE_ROOM);
  }

  /** One reading of the loudness; true where the buffer should be cut out now. */
  update(level: number, now: number): boolean {
    const loud = Number.isFinite(level) ? Math.max(0, level) : 0;
    if (this.#since !== null) {
      if (now - this.#since < this.#wait) return false;
      this.#since = null;
      this.#quietFrom = now + this.#rest;
      return true;
    }
    if (now < this.#quietFrom) return false;
    if (loud >= this.bar) this.#since = now;
    // A steady noise becomes part of the room, sooner or later.
    this.room += (Math.min(loud, this.bar) - this.room) * LEARNS;
    return false;
  }

  reset(): void {
    this.#since = null;
    this.#quietFrom = -Infinity;
  }
}
