import { describe, expect, test } from 'vitest';
import { matchCost, weakCost, type Expected, type Sighting } from '#core/tracking/association.ts';
import type { Box } from '#core/box.ts';

const BOX: Box = { x: 0.25, y: 0.25, width: 0.25, height: 0.5 };
const RED = new Float32Array([1, 0]);
/** As unlike red as halfway between one person's looks and two people's: a Hellinger distance of 0.3. */
const ROSE = new Float32Array([0.91, Math.sqrt(1 - 0.91 ** 2)]);
const BLUE = new Float32Array([0, 1]);

const expected = (changes: Partial<Expected> = {}): Expected => ({
  ...{ box: BOX, appearance: RED, surprise: () => 0 },
  ...changes,
});
const seen = (changes: Partial<Sighting> = {}): Sighting => ({ box: BOX, score: 0.9, appearance: RED, ...changes });

describe('the cost of a pair', () => {
  test('is nothing for the same looks in the same place', () => {
    expect(matchCost(expected(), seen())).toBe(0);
  });

  test.each([
    ['a third of the overlap is left', {}, { box: { ...BOX, x: 0.375 } }, 0.25 * (2 / 3)],
    ['half as surprising as may be', { surprise: () => 2.25 }, {}, 0.15 / 2],
    ['as surprising as may be', { surprise: () => 4.5 }, {}, 0.15],
    ['looks halfway to somebody else', {}, { appearance: ROSE }, 0.6 / 2],
    ['somebody else’s looks', {}, { appearance: BLUE }, 0.6],
    ['the track has no looks', { appearance: null }, {}, 0.6 * 0.4],
    ['the detection has no looks', {}, { appearance: null }, 0.6 * 0.4],
  ])('%s', (_what, of, to, cost) => {
    expect(matchCost(expected(of), seen(to))).toBeCloseTo(cost, 6);
  });

  test('asks how surprising the very box is that was seen', () => {
    const asked: Box[] = [];
    const box = { ...BOX, x: 0.3 };
    matchCost(expected({ surprise: (one) => (asked.push(one), 0) }), seen({ box }));
    expect(asked).toEqual([box]);
  });

  test('is infinite beyond the gate', () => {
    expect(matchCost(expected({ surprise: () => 4.51 }), seen())).toBe(Infinity);
  });

  test('is infinite where one is over 1.8 times as tall as the other, and finite up to that', () => {
    const tall = (height: number) => seen({ box: { ...BOX, height } });
    expect([0.9, 0.91, 0.28, 0.27].map((height) => matchCost(expected(), tall(height)) < Infinity)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

test('a weak detection counts where it overlaps a quarter, and costs as much as another', () => {
  const quarter = seen({ box: { ...BOX, width: BOX.width / 4 }, score: 0.3 });
  const less = seen({ box: { ...BOX, width: BOX.width / 5 }, score: 0.3 });
  expect(weakCost(expected(), quarter)).toBe(matchCost(expected(), quarter));
  expect(weakCost(expected(), quarter)).toBeCloseTo(0.25 * 0.75, 6);
  expect([matchCost(expected(), less) < Infinity, weakCost(expected(), less)]).toEqual([true, Infinity]);
});
