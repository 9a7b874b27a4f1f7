import { expect, test } from 'vitest';
import { dot } from '#core/linear-algebra/dot.ts';

test.each([0, 1, 3, 4, 7, 8])('multiplies and sums %d numbers from wherever they begin', (length) => {
  const a = Float32Array.from({ length: length + 2 }, (_, i) => i + 1);
  const b = Array.from({ length: length + 1 }, (_, i) => 2 * i - 3);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i + 2]! * b[i + 1]!;
  expect(dot(a, 2, b, 1, length)).toBe(sum);
});
