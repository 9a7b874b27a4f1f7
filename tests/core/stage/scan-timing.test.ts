import { expect, test } from 'vitest';
import { scanTiming, sweepAt } from '#core/stage/scan-timing.ts';

test.each([0, 1, 3, 8, 40])(
  'with %d people it takes two and a half to four seconds where the work is quick',
  (people) => {
    const { sweep, first, between, hold } = scanTiming(people);
    const total = sweep + first + people * between + hold;
    expect(total).toBeGreaterThanOrEqual(2500);
    expect(total).toBeLessThanOrEqual(4000);
  },
);

test('the sweep never shows more than the work has done, and never goes back', () => {
  let before = 0;
  for (const steps of [0, 1, 2, 3]) {
    for (let elapsed = 0; elapsed <= 5000; elapsed += 50) {
      const at = sweepAt(5000 * steps + elapsed, steps);
      if (steps < 3) expect(at).toBeLessThan((steps + 1) / 3);
      expect(at).toBeGreaterThanOrEqual(before);
      before = at;
    }
  }
  expect(before).toBe(1);
});

test('quick work is not shown quicker than the sweep', () => {
  expect(sweepAt(600, 3)).toBeCloseTo(0.5);
});
