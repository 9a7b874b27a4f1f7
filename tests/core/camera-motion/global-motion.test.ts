import { describe, expect, it } from 'vitest';
import type { Box } from '#core/box.ts';
import { GlobalMotionEstimator } from '#core/camera-motion/global-motion.ts';
import type { Pixels } from '#core/pixels.ts';
import { rng } from '#core/rng.ts';

const WIDTH = 320;
const HEIGHT = 240;
/** A large seeded world of soft blobs of many sizes; cameras look at parts of it. */
const blobs = (() => {
  const chance = rng(11);
  return Array.from({ length: 260 }, () => ({
    x: chance() * 640 - 160,
    y: chance() * 480 - 120,
    radius: 4 + 40 * chance() ** 2,
    light: 160 * (chance() - 0.5),
  }));
})();

/** The world as a camera sees it that looks `x`, `y` pixels farther right and down; `gain` is its exposure. */
function view(x: number, y: number, gain = 1, walker: Box | null = null): Pixels {
  const light = new Float32Array(WIDTH * HEIGHT).fill(120);
  for (const blob of blobs) {
    const cx = blob.x - x;
    const cy = blob.y - y;
    for (let row = Math.max(0, Math.ceil(cy - blob.radius)); row < Math.min(HEIGHT, cy + blob.radius); row++) {
      for (
        let column = Math.max(0, Math.ceil(cx - blob.radius));
        column < Math.min(WIDTH, cx + blob.radius);
        column++
      ) {
        const near = 1 - Math.hypot(column - cx, row - cy) / blob.radius;
        if (near > 0)
          light[row * WIDTH + column] = (light[row * WIDTH + column] ?? 0) + blob.light * Math.min(1, 2 * near);
      }
    }
  }
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < light.length; i++) data.fill((light[i] ?? 0) * gain, i * 4, i * 4 + 4);
  if (walker) {
    for (let row = Math.floor(walker.y * HEIGHT); row < (walker.y + walker.height) * HEIGHT; row++) {
      const start = row * WIDTH + Math.round(walker.x * WIDTH);
      for (let i = 0; i < walker.width * WIDTH; i++)
        data.fill((i >> 2) % 2 === 0 ? 230 : 20, (start + i) * 4, (start + i) * 4 + 4);
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

describe('camera motion from the picture', () => {
  it.each([
    [0, 0],
    [1.5, -0.75],
    [19.2, 0], // 30 % of the width a second at five looks a second
    [-32, 6],
    [48, -20], // and at two looks a second
  ])('finds that the camera turned by %f, %f pixels, to a part of a pixel', (x, y) => {
    const estimator = new GlobalMotionEstimator();
    expect(estimator.update(view(0, 0), [])).toBeNull();
    const motion = estimator.update(view(x, y), []);
    // The picture moves against the camera.
    expect(motion?.shift.x).toBeCloseTo(-x / WIDTH, 2.5);
    expect(motion?.shift.y).toBeCloseTo(-y / HEIGHT, 2.5);
    expect(motion?.confidence).toBeGreaterThan(0.3);
  });
  it('is not led astray by somebody large who walks across, nor by a change of exposure', () => {
    const estimator = new GlobalMotionEstimator();
    estimator.update(view(0, 0, 1, { x: 0.2, y: 0.1, width: 0.3, height: 0.85 }), []);
    const walker = { x: 0.28, y: 0.1, width: 0.3, height: 0.85 };
    const motion = estimator.update(view(8, 0, 1.2, walker), [walker]);
    expect(motion?.shift.x).toBeCloseTo(-8 / WIDTH, 2);
    expect(motion?.shift.y).toBeCloseTo(0, 2);
  });
  it('says that it does not know before a plain wall, and when the picture is another one', () => {
    const wall: Pixels = { data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(128), width: WIDTH, height: HEIGHT };
    const plain = new GlobalMotionEstimator();
    plain.update(wall, []);
    expect(plain.update(wall, [])?.confidence).toBe(0);
    const cut = new GlobalMotionEstimator();
    cut.update(view(0, 0), []);
    expect(cut.update(view(300, 230), [])?.confidence).toBeLessThan(0.25);
  });
  it('starts again when the picture changes its size', () => {
    const estimator = new GlobalMotionEstimator();
    estimator.update(view(0, 0), []);
    expect(estimator.update({ data: new Uint8ClampedArray(160 * 240 * 4), width: 160, height: 240 }, [])).toBeNull();
  });
});
