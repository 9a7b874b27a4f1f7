import { centre } from '#core/box.ts';
import type { Box, Point } from '#core/box.ts';
import { ConstantVelocityFilter } from './kalman.ts';
import { MOTION } from './tracker-config.ts';

/** Centre and size of one person's box, each moving at a nearly constant speed. Shares of the picture, seconds. */
export class BoxMotion {
  readonly #x: ConstantVelocityFilter;
  readonly #y: ConstantVelocityFilter;
  readonly #width: ConstantVelocityFilter;
  readonly #height: ConstantVelocityFilter;

  constructor(box: Box) {
    const { x, y } = centre(box);
    const filter = (value: number, unit: number, speed: number): ConstantVelocityFilter =>
      new ConstantVelocityFilter(value, unit * MOTION.placeNoise, unit * speed);
    this.#x = filter(x, bodyWidth(box), MOTION.firstSpeed);
    this.#y = filter(y, box.height, MOTION.firstSpeed);
    this.#width = filter(box.width, box.width, MOTION.firstGrowth);
    this.#height = filter(box.height, box.height, MOTION.firstGrowth);
  }

  get box(): Box {
    const width = Math.max(this.#width.place, 1e-3);
    const height = Math.max(this.#height.place, 1e-3);
    return { x: this.#x.place - width / 2, y: this.#y.place - height / 2, width, height };
  }

  /** Change of the box per second, relative to the scene: the camera's own motion is not in it. */
  get velocity(): Box {
    return {
      x: this.#x.speed - this.#width.speed / 2,
      y: this.#y.speed - this.#height.speed / 2,
      width: this.#width.speed,
      height: this.#height.speed,
    };
  }

  /** Distance of a box's centre from where it is expected, in standard deviations of what is expected. */
  surprise(box: Box): number {
    const { x, y } = centre(box);
    const across = (x - this.#x.place) / this.#x.uncertainty(MOTION.placeNoise * bodyWidth(box));
    const down = (y - this.#y.place) / this.#y.uncertainty(MOTION.placeNoise * box.height);
    return Math.hypot(across, down);
  }

  /** `seconds` later, after the picture moved by `camera`. */
  predict(seconds: number, camera: Point): void {
    const box = this.box;
    this.#x.shift(camera.x);
    this.#y.shift(camera.y);
    this.#x.predict(seconds, MOTION.restlessness * bodyWidth(box));
    this.#y.predict(seconds, MOTION.restlessness * box.height);
    this.#width.predict(seconds, MOTION.growthRestlessness * box.width);
    this.#height.predict(seconds, MOTION.growthRestlessness * box.height);
    const kept = Math.exp(-seconds / MOTION.growthMemory);
    this.#width.slow(kept);
    this.#height.slow(kept);
  }

  /** Nobody saw the person for `seconds`: the guess that they walk on grows old. */
  slow(seconds: number): void {
    const kept = Math.exp(-seconds / MOTION.speedMemory);
    for (const filter of [this.#x, this.#y, this.#width, this.#height]) filter.slow(kept);
  }

  correct(box: Box): void {
    const { x, y } = centre(box);
    this.#x.correct(x, MOTION.placeNoise * bodyWidth(box));
    this.#y.correct(y, MOTION.placeNoise * box.height);
    this.#width.correct(box.width, MOTION.sizeNoise * box.width);
    this.#height.correct(box.height, MOTION.sizeNoise * box.height);
  }
}

/**
 * A person's height measured in shares of the picture's *width*, guessed from the box alone: shares of width and of
 * height are different lengths, and a standing person is about 2.5 times as tall as wide.
 */
function bodyWidth(box: Box): number {
  return 2.5 * box.width;
}
