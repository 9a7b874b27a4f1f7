import { expect, test } from 'vitest';
import { fromHalf, toHalf } from '../../../src/build/models/float16.ts';

test('every half comes back as the same half', () => {
  for (let half = 0; half < 0x10000; half++) {
    const value = fromHalf(half);
    if (!Number.isNaN(value) && toHalf(value) !== half) expect.fail(`${half} came back as ${toHalf(value)}`);
  }
});

test.each([
  [1, 0x3c00],
  [-2, 0xc000],
  [65504, 0x7bff],
  [65520, 0x7c00],
  [-Infinity, 0xfc00],
  [2 ** -24, 0x0001],
  [2 ** -26, 0x0000],
  [-0, 0x8000],
])('%d is the half %i', (value, half) => {
  expect(toHalf(value)).toBe(half);
});

test('what lies between two halves goes to the nearest, ties to the even one', () => {
  expect(toHalf(1 + 1 / 2048)).toBe(0x3c00);
  expect(toHalf(1 + 3 / 2048)).toBe(0x3c02);
  expect(toHalf(1 + 1 / 2048 + 2 ** -20)).toBe(0x3c01);
});

test('no normal number moves by more than one part in 2048', () => {
  for (let value = 6.2e-5; value < 65000; value *= 1.0371) {
    expect(Math.abs(fromHalf(toHalf(value)) - value) / value).toBeLessThanOrEqual(1 / 2048);
  }
});

test('not a number stays not a number', () => {
  expect(fromHalf(toHalf(NaN))).toBeNaN();
});
