import { expect, test } from 'vitest';
import { lookFigures, percentile, warmingOf } from '#core/pace/device-report.ts';

test('the middle of odd and even numbers, and a percentile, are times that were measured', () => {
  expect([percentile([30, 10, 20], 0.5), percentile([40, 10, 20, 30], 0.5)]).toEqual([20, 20]);
  const times = Array.from({ length: 20 }, (_, index) => 100 - index);
  expect(lookFigures(times, 4)).toEqual({ found: 4, looks: 20, ms: 90, slow: 99 });
  expect(percentile([], 0.95)).toBe(0);
});

test('a device that gets warm: means part by part, and how much slower the last part is than the first', () => {
  const looks = [
    { at: 40, ms: 40 },
    { at: 90, ms: 50 },
    { at: 150, ms: 60 },
    { at: 290, ms: 90 },
    // The last look ends a moment after the time is over.
    { at: 400, ms: 110 },
  ];
  expect(warmingOf(looks, 400, 4)).toEqual({ lasted: 400, means: [45, 60, 90, 110], slower: 110 / 45 });
});

test('a part in which no look ended has no mean', () => {
  const { means, slower } = warmingOf([{ at: 20, ms: 20 }], 90, 3);
  expect([means, slower]).toEqual([[20, null, null], 1]);
});
