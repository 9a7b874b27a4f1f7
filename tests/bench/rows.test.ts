import { expect, test } from 'vitest';
import { bytesRow, median, quantile, timesRow } from './rows.ts';

test('quantiles lie between their neighbours', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
  expect(median([])).toBeNaN();
});

test('a row of times says how many times faster, a row of bytes how many', () => {
  expect(timesRow('detector', [10, 20, 30], [40, 40, 40], 'x')).toMatchObject({
    ours: 20,
    stock: 40,
    value: 2,
    unit: 'ms',
  });
  expect(bytesRow('bytesAll', 5, 10, 'x')).toMatchObject({ ours: 5, stock: 10, value: 5, unit: 'bytes' });
});
