import { describe, expect, test } from 'vitest';
import {
  canLearn,
  EMPTY_SET,
  examPlaces,
  EXAM_EACH,
  figureAt,
  mended,
  MOST,
  placeKey,
  placesOf,
  readSet,
  usualWall,
  VEST,
  WALL_COLOURS,
  withFigures,
  writeSet,
} from '#core/bias/training-set.ts';
import { shaded } from '#core/figures/figure.ts';

const ONE_SIDED = { staff: { red: 0, blue: 12 }, guest: { red: 12, blue: 0 } };

describe('a training set before two walls', () => {
  test('takes figures one at a time, never fewer than none nor more than there is room for', () => {
    const one = withFigures(EMPTY_SET, 'staff', 'blue', 1);
    expect(one).toEqual({ staff: { red: 0, blue: 1 }, guest: { red: 0, blue: 0 } });
    expect(EMPTY_SET.staff.blue).toBe(0);
    expect(withFigures(one, 'staff', 'blue', -5).staff.blue).toBe(0);
    expect(withFigures(one, 'guest', 'red', 1000).guest.red).toBe(MOST);
  });

  test('can be learnt once both roles are there', () => {
    expect(canLearn(EMPTY_SET)).toBe(false);
    expect(canLearn({ ...EMPTY_SET, staff: { red: 12, blue: 12 } })).toBe(false);
    expect(canLearn(ONE_SIDED)).toBe(true);
  });

  test('is mended before the wall where a role did not stand, and loses nobody', () => {
    expect([usualWall(ONE_SIDED, 'staff'), usualWall(ONE_SIDED, 'guest')]).toEqual(['blue', 'red']);
    expect(mended(ONE_SIDED, 3)).toEqual({ staff: { red: 3, blue: 12 }, guest: { red: 12, blue: 3 } });
    expect(mended(mended(ONE_SIDED, 12), 1)).toEqual(mended(ONE_SIDED, 12));
  });

  test('comes back from its address; nonsense does not', () => {
    expect(readSet(writeSet(ONE_SIDED))).toEqual(ONE_SIDED);
    expect(readSet('99-0-0-0')?.staff.red).toBe(MOST);
    for (const nonsense of [null, '', '1-2-3', '1-2-3-x', '-1-2-3-4', '1e9-0-0-0', 'NaN-0-0-0']) {
      expect(readSet(nonsense)).toBeNull();
    }
  });
});

describe('the figures', () => {
  test('of the exam are as many of each role before each wall, and nobody was taught', () => {
    const full = mended({ staff: { red: 0, blue: MOST }, guest: { red: MOST, blue: 0 } }, MOST);
    const drawn = [...placesOf(full), ...examPlaces()];
    expect(examPlaces()).toHaveLength(4 * EXAM_EACH);
    expect(new Set(drawn.map(placeKey)).size).toBe(drawn.length);
    const figures = new Set(drawn.map((place) => JSON.stringify(figureAt(place, 1))));
    expect(figures.size).toBe(drawn.length);
  });

  test('are the same for the same seed and others for another', () => {
    const place = { series: 'lesson', role: 'guest', wall: 'red', index: 3 } as const;
    expect(figureAt(place, 5)).toEqual(figureAt(place, 5));
    expect(figureAt(place, 5)).not.toEqual(figureAt(place, 6));
  });

  test('wear the sign of their role and stand before their wall, whatever else chance gives them', () => {
    for (const place of placesOf({ staff: { red: 9, blue: 9 }, guest: { red: 9, blue: 9 } })) {
      const figure = figureAt(place, 2);
      expect(figure.bands).toBe(place.role === 'staff');
      expect([figure.mask, figure.hat, figure.bag]).toEqual([false, false, false]);
      const [red, , blue] = figure.wall;
      expect(red > blue).toBe(place.wall === 'red');
      const [most] = shaded(WALL_COLOURS[place.wall], 1.08);
      expect(red).toBeLessThanOrEqual(most);
      if (place.role === 'staff') expect(figure.top[1]).toBeGreaterThan(figure.top[0]);
    }
    expect(VEST[1]).toBeGreaterThan(VEST[0]);
  });
});
