import { expect, test } from 'vitest';
import { CHROMA_LENGTH, faceChroma, THUMBNAIL_LENGTH, THUMBNAIL_SIDE } from '#core/embedding/face-chroma.ts';
import { rng } from '#core/rng.ts';

/** A face of skin with a little noise; `cloth`: the lower half in another colour. */
function thumbnail(light: number, cloth: boolean, seed: number): Float32Array {
  const random = rng(seed);
  const cells = new Float32Array(THUMBNAIL_LENGTH);
  for (let cell = 0; cell < THUMBNAIL_SIDE ** 2; cell++) {
    const lower = cell >= THUMBNAIL_SIDE ** 2 / 2;
    const colour = cloth && lower ? [120, 170, 220] : [200, 150, 120];
    colour.forEach((value, i) => (cells[cell * 3 + i] = light * (value + 8 * random())));
  }
  return cells;
}

const same = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test('is a direction: length 1, mean 0', () => {
  const chroma = faceChroma(thumbnail(1, true, 1));
  expect(chroma).toHaveLength(CHROMA_LENGTH);
  expect(Math.hypot(...chroma)).toBeCloseTo(1, 5);
  expect(chroma.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 4);
});

test('brighter light changes nothing, a cloth before the mouth changes everything', () => {
  const covered = faceChroma(thumbnail(1, true, 1));
  expect(same(covered, faceChroma(thumbnail(0.5, true, 2)))).toBeGreaterThan(0.95);
  expect(same(covered, faceChroma(thumbnail(1, false, 3)))).toBeLessThan(0.5);
});

test('a face of one single colour is no direction, and no number is lost', () => {
  expect([...faceChroma(new Float32Array(THUMBNAIL_LENGTH).fill(80))].every((value) => value === 0)).toBe(true);
});
