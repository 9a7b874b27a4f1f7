import { expect, test } from 'vitest';
import { colourWord, coloursIn } from '#core/person/colour-words.ts';

test.each([
  ['orange suit', 230, 90, 30, 'warm'],
  ['red coat', 190, 30, 40, 'warm'],
  ['mustard', 200, 160, 40, 'warm'],
  ['pink-red', 200, 40, 110, 'warm'],
  ['pale skin', 225, 180, 155, null],
  ['dark skin', 120, 85, 65, null],
  ['navy', 30, 45, 110, 'cool'],
  ['green vest', 40, 160, 80, 'cool'],
  ['violet', 110, 60, 180, 'cool'],
  ['black', 20, 20, 22, 'dark'],
  ['white shirt', 235, 236, 240, 'light'],
  ['grey', 120, 122, 125, 'grey'],
])('%s (%d, %d, %d) is %s', (_name, red, green, blue, word) => {
  expect(colourWord(red, green, blue)).toBe(word);
});

test('shares are measured inside the box only', () => {
  const width = 20;
  const data = new Uint8ClampedArray(width * 10 * 4);
  for (let i = 0; i < width * 10; i++) data.set(i % width < 10 ? [220, 60, 20, 255] : [20, 60, 200, 255], i * 4);
  const pixels = { data, width, height: 10 };
  expect(coloursIn(pixels, { x: 0, y: 0, width: 0.5, height: 1 })?.shares).toMatchObject({
    warm: expect.closeTo(1) as number,
    cool: 0,
  });
  expect(coloursIn(pixels, { x: 0.25, y: 0, width: 0.5, height: 1 })?.shares.warm).toBeCloseTo(0.5);
  expect(coloursIn(pixels, { x: 0, y: 0, width: 0.1, height: 0.1 })).toBeNull();
});
