import { describe, expect, test } from 'vitest';
import type { Box } from '#core/box.ts';
import { BoxMotion } from '#core/tracking/box-motion.ts';

/** Its middle is at (0.5, 0.5); a body is 0.3 of the height, and 2.5 · 0.1 = 0.25 of the width. */
const BOX: Box = { x: 0.45, y: 0.35, width: 0.1, height: 0.3 };
const STILL = { x: 0, y: 0 };
const moved = (box: Box, x: number, y: number): Box => ({ ...box, x: box.x + x, y: box.y + y });

/** Somebody who walks to the right and down while coming nearer, seen ten times a second. */
function walker(): BoxMotion {
  const motion = new BoxMotion(BOX);
  for (let i = 1; i <= 10; i++) {
    motion.predict(0.1, STILL);
    motion.correct({ x: 0.45 + 0.02 * i, y: 0.35 + 0.01 * i, width: 0.1 + 0.004 * i, height: 0.3 + 0.01 * i });
  }
  return motion;
}

describe('the motion of a box', () => {
  test('begins where the box is, at rest', () => {
    const { box, velocity } = new BoxMotion(BOX);
    expect(box).toEqual(BOX);
    expect(velocity).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });

  test('is one standard deviation surprised by what place and detection are unsure of together', () => {
    const motion = new BoxMotion(BOX);
    const across = Math.SQRT2 * 0.08 * 0.25;
    const down = Math.SQRT2 * 0.08 * 0.3;
    expect(motion.surprise(BOX)).toBe(0);
    expect(motion.surprise(moved(BOX, across, 0))).toBeCloseTo(1, 9);
    expect(motion.surprise(moved(BOX, 0, -2 * down))).toBeCloseTo(2, 9);
    expect(motion.surprise(moved(BOX, 3 * across, 4 * down))).toBeCloseTo(5, 9);
  });

  test('is less surprised a second later, when somebody may have walked and turned', () => {
    const motion = new BoxMotion(BOX);
    motion.predict(1, STILL);
    // In body lengths: twice the noise of a place, the first speed, and a third of the change of speed.
    const spread = Math.sqrt(2 * 0.08 ** 2 + 1 + 0.7 ** 2 / 3);
    expect(motion.surprise(moved(BOX, spread * 0.25, 0))).toBeCloseTo(1, 9);
    expect(motion.surprise(moved(BOX, 0, spread * 0.3))).toBeCloseTo(1, 9);
  });

  test('takes a part of what is seen: half of the place, less of the size', () => {
    const motion = new BoxMotion(BOX);
    motion.correct({ x: 0.5, y: 0.25, width: 0.2, height: 0.6 });
    // Both sizes are seen twice as large; their first spread is that of places, on the size itself.
    const size = 0.08 ** 2 / (0.08 ** 2 + (0.15 * 2) ** 2);
    const place = 0.08 ** 2 / (0.08 ** 2 + (0.08 * 2) ** 2);
    const { x, y, width, height } = motion.box;
    expect([width, height]).toEqual([expect.closeTo(0.1 + 0.1 * size, 9), expect.closeTo(0.3 + 0.3 * size, 9)]);
    expect([x + width / 2, y + height / 2]).toEqual([
      expect.closeTo(0.5 + 0.1 * place, 9),
      expect.closeTo(0.5 + 0.05 * place, 9),
    ]);
  });

  test('moves every side by the velocity that it says, and the camera’s motion on top', () => {
    const motion = walker();
    const { box, velocity } = motion;
    for (const one of Object.values<number>({ ...velocity })) expect(Math.abs(one)).toBeGreaterThan(0.01);
    motion.predict(0.5, { x: 0.03, y: -0.02 });
    expect(motion.box.x).toBeCloseTo(box.x + velocity.x / 2 + 0.03, 9);
    expect(motion.box.y).toBeCloseTo(box.y + velocity.y / 2 - 0.02, 9);
    expect(motion.box.width).toBeCloseTo(box.width + velocity.width / 2, 9);
    expect(motion.box.height).toBeCloseTo(box.height + velocity.height / 2, 9);
  });

  test('forgets growth within seconds, and walking only while nobody is seen', () => {
    const motion = walker();
    const middle = ({ velocity }: BoxMotion) => [
      velocity.x + velocity.width / 2,
      velocity.y + velocity.height / 2,
      velocity.width,
      velocity.height,
    ];
    const before = middle(motion);
    motion.predict(1, STILL);
    const after = middle(motion);
    const shares = [1, 1, Math.exp(-1), Math.exp(-1)];
    for (const [i, one] of after.entries()) expect(one).toBeCloseTo(before[i]! * shares[i]!, 9);
    motion.slow(2);
    for (const [i, one] of middle(motion).entries()) expect(one).toBeCloseTo(after[i]! * Math.exp(-1), 9);
  });

  test('stays a box however fast it shrinks', () => {
    const motion = new BoxMotion(BOX);
    motion.predict(0.1, STILL);
    motion.correct({ x: 0.495, y: 0.485, width: 0.01, height: 0.03 });
    motion.predict(60, STILL);
    expect([motion.box.width, motion.box.height]).toEqual([0.001, 0.001]);
  });
});
