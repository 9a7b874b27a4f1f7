import { expect, test } from 'vitest';
import { joinFloats, splitFloats } from '#storage/dataset/float-rows.ts';

const ROWS = [Float32Array.of(1, 2), Float32Array.of(-0, 1e-30), Float32Array.of(5, 6)];

test('vectors come back to the bit, each with memory of its own', () => {
  const rows = splitFloats(joinFloats(ROWS), 3, 2)!;
  expect(rows).toStrictEqual(ROWS);
  expect(rows.map(({ buffer }) => buffer.byteLength)).toEqual([8, 8, 8]);
  expect(splitFloats(joinFloats([]), 0, 2)).toEqual([]);
});

test('they are float32, little-endian, one after the other', () => {
  expect([...joinFloats([Float32Array.of(1), Float32Array.of(-2)])]).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
});

test.each([
  ['a row too few', 2, 2],
  ['a row too many', 4, 2],
  ['another length', 3, 1],
])('%s is refused', (_what, count, length) => {
  expect(splitFloats(joinFloats(ROWS), count, length)).toBeNull();
});

test('a number that is not finite is refused', () => {
  expect(splitFloats(joinFloats([Float32Array.of(1, Infinity)]), 1, 2)).toBeNull();
});
