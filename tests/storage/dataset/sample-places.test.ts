import { describe, expect, test } from 'vitest';
import { rng } from '#core/rng.ts';
import { placesOf } from '#storage/dataset/sample-places.ts';

const growing = (places: readonly number[]) => places.every((place, at) => at === 0 || place > places[at - 1]!);

describe('places of samples', () => {
  test('the first ones count up', () => {
    expect(placesOf(['a', 'b', 'c'], new Map())).toEqual([0, 1, 2]);
  });

  test('newcomers at the end change nobody', () => {
    expect(placesOf(['a', 'b', 'c', 'd'], new Map([['a', 0], ['b', 5]]))).toEqual([0, 5, 6, 7]); // prettier-ignore
  });

  test('those put back between two others change nobody', () => {
    expect(placesOf(['a', 'x', 'y', 'z', 'b'], new Map([['a', 0], ['b', 1]]))).toEqual([0, 0.25, 0.5, 0.75, 1]); // prettier-ignore
  });

  test('those put before all others change nobody', () => {
    expect(placesOf(['x', 'y', 'a'], new Map([['a', 0]]))).toEqual([-2, -1, 0]);
  });

  test('where there is no room between two, all are counted anew', () => {
    const [low, high] = [1, 1 + Number.EPSILON];
    expect(placesOf(['a', 'x', 'b'], new Map([['a', low], ['b', high]]))).toEqual([0, 1, 2]); // prettier-ignore
  });

  test('any list gets growing numbers, and a list that did not change keeps its own', () => {
    const random = rng(5);
    let places = new Map<string, number>();
    for (let round = 0; round < 500; round++) {
      const ids = Array.from({ length: 30 }, (_, index) => `s${index}`).filter(() => random() < 0.7);
      if (random() < 0.3) ids.sort(() => random() - 0.5);
      const given = placesOf(ids, places);
      expect(given).toHaveLength(ids.length);
      expect(growing(given)).toBe(true);
      expect(given.every(Number.isFinite)).toBe(true);
      places = new Map(ids.map((id, index) => [id, given[index]!]));
      expect(placesOf(ids, places)).toEqual(given);
    }
  });
});
