import { describe, expect, test } from 'vitest';
import { GRID, holds, importanceOf, mapsHold, regionsOf, windowsOf } from '#core/head/occlusion/occlusion.ts';
import { rng } from '#core/rng.ts';

const PATCHES = GRID.columns * GRID.rows;

test('every patch is hidden by at least one window, and no window leaves the grid', () => {
  const hidden = new Set(windowsOf().flat());
  expect(hidden.size).toBe(PATCHES);
  for (const patch of hidden) expect(patch).toBeLessThan(PATCHES);
});

test('the map peaks where hiding made the score fall', () => {
  const target = 2 * GRID.columns + 3;
  const falls = windowsOf().map((patches) => (patches.includes(target) ? 4 : 0));
  const importance = importanceOf(falls);
  expect(importance.indexOf(1)).toBe(target);
  expect(importance[0]).toBe(0);
});

test('hiding that helps is no importance, and no fall at all is an empty map', () => {
  expect(Math.max(...importanceOf(windowsOf().map(() => -1)))).toBe(0);
  expect(Math.max(...importanceOf(windowsOf().map(() => 0)))).toBe(0);
});

describe('the two regions', () => {
  const random = rng(3);
  const importance = Float32Array.from({ length: PATCHES }, random);

  test('are as large as each other and share no patch', () => {
    const { important, elsewhere } = regionsOf(importance, 5);
    expect(elsewhere).toHaveLength(important.length);
    expect(elsewhere.filter((patch) => important.includes(patch))).toEqual([]);
  });

  test('the first is the most important, the second is drawn from all others', () => {
    const { important } = regionsOf(importance, 5);
    const least = Math.min(...important.map((patch) => importance[patch] ?? 0));
    const drawn = new Set(Array.from({ length: 200 }, (_, seed) => regionsOf(importance, seed).elsewhere).flat());
    expect(drawn.size).toBe(PATCHES - important.length);
    for (const patch of drawn) expect(importance[patch] ?? 1).toBeLessThanOrEqual(least);
  });
});

test.each([
  [0.93, 0.41, 0.9, true],
  [0.93, 0.9, 0.92, false],
  [0.93, 0.5, 0.45, false],
])(
  '%d, without what counts %d, without as much elsewhere %d: %s',
  (whole, withoutImportant, withoutElsewhere, says) => {
    expect(holds({ whole, withoutImportant, withoutElsewhere })).toBe(says);
  },
);

test('maps that mark the truth hold, maps that mark anything do not', () => {
  const random = rng(8);
  const tests = (lean: number) =>
    Array.from({ length: 60 }, () => {
      const elsewhere = 0.5 + 0.4 * random();
      return { whole: 0.95, withoutImportant: elsewhere + 0.2 * (random() - 0.5) - lean, withoutElsewhere: elsewhere };
    });
  expect(mapsHold(tests(0.2)).holds).toBe(true);
  expect(Array.from({ length: 100 }, () => mapsHold(tests(0))).filter((result) => result.holds).length).toBeLessThan(5);
  expect(mapsHold([]).holds).toBe(false);
});
