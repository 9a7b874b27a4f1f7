import { describe, expect, test } from 'vitest';
import { boxAt, foresee, settle } from '#hud/motion.ts';
import type { Motion } from '#hud/motion.ts';
import { STILL, numbers } from './people.ts';

const box = { x: 0.2, y: 0.3, width: 0.1, height: 0.4 };
const walking = { ...STILL, x: 0.5 };

test('a walking person is drawn where they are now, not where the picture saw them', () => {
  expect(foresee({ box, velocity: walking, time: 1000 }, 1100).x).toBeCloseTo(0.25, 6);
});

test('a velocity is believed for at most 350 ms however old the picture is', () => {
  const seen = { box, velocity: walking, time: 0 };
  expect(foresee(seen, 60_000).x - box.x).toBeLessThanOrEqual(0.5 * 0.35 + 1e-9);
  expect(foresee(seen, 120_000)).toEqual(foresee(seen, 60_000));
});

test('a box that shrinks by its velocity never turns inside out', () => {
  const seen = { box, velocity: { ...STILL, width: -9, height: -9 }, time: 0 };
  const far = foresee(seen, 1000);
  expect(far.width).toBeGreaterThan(0);
  expect(far.height).toBeGreaterThan(0);
});

test('a picture from the future moves nothing', () => {
  expect(foresee({ box, velocity: walking, time: 50 }, 0)).toEqual(box);
});

describe('when the tracker corrects itself', () => {
  const before = settle(null, { box, velocity: walking, time: 0 }, 20);
  const after = settle(before, { box: { ...box, x: 0.35, y: 0.28 }, velocity: STILL, time: 90 }, 110);

  test('the box neither jumps nor changes its speed at that moment', () => {
    const step = 0.01;
    expect(boxAt(after, 110).x).toBeCloseTo(boxAt(before, 110).x, 9);
    const speedBefore = (boxAt(before, 110).x - boxAt(before, 110 - step).x) / step;
    const speedAfter = (boxAt(after, 110 + step).x - boxAt(after, 110).x) / step;
    expect(speedAfter).toBeCloseTo(speedBefore, 5);
  });

  test('96 % of the correction is in after 240 ms', () => {
    const wanted = foresee(after.seen, 350);
    expect(Math.abs(boxAt(after, 350).x - wanted.x)).toBeLessThan(0.04 * 0.15);
    expect(boxAt(after, 2000).x).toBeCloseTo(0.35, 6);
  });
});

test('over a noisy walk recognised every 90 ms no frame moves a box by more than its walk and a little', () => {
  const next = numbers(3);
  let motion: Motion | null = null;
  let last: number | null = null;
  let worst = 0;
  for (let now = 0; now < 6000; now += 16) {
    if (now % 96 === 0) {
      const time = now - 60;
      const noisy = { ...box, x: 0.1 + 0.0001 * time + (next() - 0.5) * 0.02 };
      motion = settle(motion, { box: noisy, velocity: { ...STILL, x: 0.1 + (next() - 0.5) * 0.1 }, time }, now);
    }
    const x = boxAt(motion!, now).x;
    if (last !== null) worst = Math.max(worst, Math.abs(x - last));
    last = x;
  }
  // The raw words jump by up to 0.02 from one to the next.
  expect(worst).toBeLessThan(0.006);
});

test('an even walk is followed without lag', () => {
  let motion: Motion | null = null;
  for (let now = 0; now <= 1920; now += 96) {
    const time = now - 60;
    motion = settle(motion, { box: { ...box, x: 0.1 + 0.0002 * time }, velocity: { ...STILL, x: 0.2 }, time }, now);
  }
  expect(boxAt(motion!, 1950).x).toBeCloseTo(0.1 + 0.0002 * 1950, 6);
});
