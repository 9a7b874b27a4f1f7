import { expect, test } from 'vitest';
import { curveOf, slices } from './curve.ts';
import { readOptions } from './options.ts';

const points = (of: (step: number) => number) =>
  Array.from({ length: 30 }, (_, at) => ({ step: at, held: { bytes: of(at) } }));

test('what grows with every step is named; what breathes or fills once is not', () => {
  expect(
    curveOf(
      'leak',
      30,
      1,
      points((at) => 1000 + 100 * at),
    ).grown,
  ).toEqual(['bytes']);
  expect(
    curveOf(
      'breath',
      30,
      1,
      points((at) => 1000 + 500 * (at % 3)),
    ).grown,
  ).toEqual([]);
  expect(
    curveOf(
      'cache',
      30,
      1,
      points((at) => Math.min(5000, 1000 * at)),
    ).grown,
  ).toEqual([]);
});

test('steps are cut evenly', () => {
  expect(slices(10, 4)).toEqual([2, 3, 2, 3]);
  expect(slices(2, 30)).toEqual([1, 1]);
});

test('a command line is read, or answered with one sentence', () => {
  expect(readOptions(['--json', 'a.json', '--share', '0.01', '--only', 'looks'])).toEqual({
    ...{ json: 'a.json', share: 0.01, parts: ['looks'] },
  });
  for (const wrong of [[], ['--json', 'a', '--share', '2'], ['--json', 'a', '--only', 'sleep'], ['--what']]) {
    expect(typeof readOptions(wrong)).toBe('string');
  }
});
