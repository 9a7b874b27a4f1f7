import { appearanceOf } from '#core/person/appearance.ts';
import type { Box, Point } from '#core/box.ts';
import { partsToLookAt, WHOLE } from '#core/detection/closer-look.ts';
import { GlobalMotionEstimator } from '#core/camera-motion/global-motion.ts';
import type { Pixels } from '#core/pixels.ts';
import { CAMERA, CLOSER_LOOK, LIFE } from './tracker-config.ts';
import type { Track } from './track.ts';
import { Tracker } from './tracker.ts';

/** Camera motion since the last frame, in shares of the picture. */
export interface CameraMotion extends Point {
  /** Read from the picture itself with confidence, not from the gyroscope or assumed. */
  readonly sure: boolean;
}

export interface FollowInput {
  /** Everybody detected in this frame, weak detections too. */
  readonly people: readonly { readonly box: Box; readonly score: number }[];
  /** A small copy of this frame, longest side about 320. */
  readonly pixels: Pixels;
  /** Capture time, ms. */
  readonly time: number;
  /** A photo: nothing moves. */
  readonly still: boolean;
  /** Everybody sure is a person at once, without a second look. */
  readonly atOnce?: boolean;
  /** What the gyroscope says of the picture's shift since the last frame, shares; null where it says nothing. */
  readonly gyro: Point | null;
}

/** Follows people through frames: camera motion, looks and tracks together. */
export class Follower {
  readonly #tracker: Tracker;
  readonly #motion = new GlobalMotionEstimator();
  #looks = 0;
  #wholeAt = -Infinity;

  constructor(firstId = 1) {
    this.#tracker = new Tracker(firstId);
  }

  get nextId(): number {
    return this.#tracker.nextId;
  }

  /** Another source: forgets everybody; ids go on. */
  reset(): void {
    this.#tracker.reset();
    this.#motion.reset();
    this.#looks = 0;
    this.#wholeAt = -Infinity;
  }

  /**
   * The parts of the coming frame to detect people in, whole frame included where it is due; of the first frame the
   * whole alone, so that the first label comes soon, and one part where there is a hurry. `aspect`: width / height.
   */
  parts(time: number, still: boolean, aspect: number, hurry = false): Box[] {
    const parts = partsToLookAt({
      people: this.#tracker.suspects(),
      aspect,
      sinceWhole: time - this.#wholeAt,
      looks: this.#looks,
      still,
      budget: hurry || this.#looks === 0 ? 1 : CLOSER_LOOK.budget,
    });
    this.#looks += 1;
    if (parts.includes(WHOLE)) this.#wholeAt = time;
    return parts;
  }

  update({ people, pixels, time, still, atOnce = still, gyro }: FollowInput): {
    tracks: Track[];
    cameraMotion: CameraMotion;
  } {
    const sure = people.filter(({ score }) => score >= LIFE.sureScore).map(({ box }) => box);
    const cameraMotion = this.#cameraMotion(pixels, sure, still, gyro);
    const sightings = people.map(({ box, score }) => ({ box, score, appearance: appearanceOf(pixels, box) }));
    const bornAt = atOnce ? 0 : this.#looks === 1 ? LIFE.certainScore : Infinity;
    return { tracks: this.#tracker.update(sightings, time, cameraMotion, bornAt), cameraMotion };
  }

  #cameraMotion(pixels: Pixels, people: readonly Box[], still: boolean, gyro: Point | null): CameraMotion {
    if (still) return { x: 0, y: 0, sure: false };
    const seen = this.#motion.update(pixels, people);
    if (seen && seen.confidence >= CAMERA.confident) return { ...seen.shift, sure: true };
    return { x: gyro?.x ?? 0, y: gyro?.y ?? 0, sure: false };
  }
}
