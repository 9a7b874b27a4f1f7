import { blend } from '#core/person/appearance.ts';
import type { Appearance } from '#core/person/appearance.ts';
import type { Expected, Sighting } from './association.ts';
import { BoxMotion } from './box-motion.ts';
import type { Box, Point } from '#core/box.ts';
import { LIFE, LOOKS } from './tracker-config.ts';

/** One followed person as others see it. */
export interface Track {
  readonly id: number;
  /** Where the motion model puts the person now. May reach outside the picture. */
  readonly box: Box;
  /** Change of the box per second, in shares, relative to the scene (camera motion taken out). */
  readonly velocity: Box;
  /** Detector score of the last match, 0..1. */
  readonly score: number;
  /** Capture times of the first and the newest frame that showed this person, ms. */
  readonly bornAt: number;
  readonly seenAt: number;
  /** Frames that showed this person. */
  readonly hits: number;
}

/** A person being followed, confirmed (it has an id) or still a candidate. */
export class Followed {
  readonly #motion: BoxMotion;
  readonly bornAt: number;
  /** null while a candidate. */
  id: number | null = null;
  seenAt: number;
  hits = 1;
  /** ms for which this track has lain over an older one; see `duplicates.ts`. */
  doubled = 0;
  #score: number;
  #appearance: Appearance | null;
  #time: number;

  constructor(seen: Sighting, time: number) {
    this.#motion = new BoxMotion(seen.box);
    this.bornAt = time;
    this.seenAt = time;
    this.#time = time;
    this.#score = seen.score;
    this.#appearance = seen.appearance;
  }

  /** Detector score of the last match, 0..1. */
  get score(): number {
    return this.#score;
  }

  get box(): Box {
    return this.#motion.box;
  }

  /** `time` ms, after the picture moved by `camera`. */
  predict(time: number, camera: Point): void {
    const seconds = Math.max(0, time - this.#time) / 1000;
    if (this.seenAt < this.#time) this.#motion.slow(seconds);
    this.#motion.predict(seconds, camera);
    this.#time = time;
  }

  expected(): Expected {
    return { box: this.box, appearance: this.#appearance, surprise: (box) => this.#motion.surprise(box) };
  }

  /** Seen again. `crowded`: others stand in the same box, so the looks are not this person's alone. */
  hit(seen: Sighting, crowded: boolean): void {
    this.#motion.correct(seen.box);
    this.hits += 1;
    this.seenAt = this.#time;
    this.#score = seen.score;
    if (seen.appearance && !crowded && seen.score >= LIFE.sureScore) {
      const share = Math.max(LOOKS.share, 1 / this.hits);
      this.#appearance = this.#appearance ? blend(this.#appearance, seen.appearance, share) : seen.appearance;
    }
  }

  view(id: number): Track {
    return {
      id,
      box: this.box,
      velocity: this.#motion.velocity,
      score: this.#score,
      bornAt: this.bornAt,
      seenAt: this.seenAt,
      hits: this.hits,
    };
  }
}
