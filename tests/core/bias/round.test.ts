import { describe, expect, test } from 'vitest';
import { marksOf, tallyOf, usualWallsOf } from '#core/bias/round.ts';
import { examPlaces, figureAt, placeKey, placesOf, type Place } from '#core/bias/training-set.ts';
import { wallOfPatches, wallShareOf } from '#core/bias/wall-share.ts';
import { boxOf } from '#core/figures/figure.ts';
import { trainHead, DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';

/** An embedding that shows the wall loudly and the clothes softly. */
function unlabelled(place: Place, loud: number) {
  const random = rng(placeKey(place).length * 100 + place.index + (place.series === 'exam' ? 50 : 0));
  const body = Float32Array.from([
    place.wall === 'red' ? loud : -loud,
    place.role === 'staff' ? 1 : -1,
    ...Array.from({ length: 6 }, () => 0.2 * (random() - 0.5)),
  ]);
  return { embedding: { body, face: null } };
}

function headOf(set: Parameters<typeof placesOf>[0]) {
  const samples = placesOf(set).map((place) => {
    const id = placeKey(place);
    return { id, classKey: place.role, person: id, burst: id, ...unlabelled(place, 4) };
  });
  return trainHead(samples, { ...DEFAULT_OPTIONS, embeddingVersion: 'test' });
}

const ONE_SIDED = { staff: { red: 0, blue: 8 }, guest: { red: 8, blue: 0 } };
const BOTH = { staff: { red: 8, blue: 8 }, guest: { red: 8, blue: 8 } };

describe('the marks of a round', () => {
  const marked = (set: typeof BOTH) =>
    tallyOf(
      marksOf(
        headOf(set),
        examPlaces(),
        examPlaces().map((place) => unlabelled(place, 4)),
        usualWallsOf(ONE_SIDED),
        1,
      ),
    );

  test('tell those at their usual wall from the swapped ones', () => {
    const { all, usual, swapped } = marked(ONE_SIDED);
    expect([all.of, usual.of, swapped.of]).toEqual([24, 12, 12]);
    expect(all.right).toBe(usual.right + swapped.right);
    expect([usual.right, swapped.right]).toEqual([12, 0]);
  });

  test('are all right once both roles stood before both walls', () => {
    expect(marked(BOTH).swapped.right).toBe(12);
  });
});

describe('the share of a map that lies on the wall', () => {
  const figure = figureAt({ series: 'exam', role: 'staff', wall: 'red', index: 0 }, 1);
  const grid = { box: boxOf(figure), columns: 5, rows: 8 };
  const walls = wallOfPatches(figure, grid.box, 5, 8);

  test('is all in an upper corner and little in the middle of the chest', () => {
    expect(walls).toHaveLength(40);
    expect(walls[0]).toBe(1);
    expect(walls[4]).toBe(1);
    expect(walls[2 * 5 + 2]).toBeLessThan(0.2);
    for (const wall of walls) expect(wall >= 0 && wall <= 1).toBe(true);
  });

  test('is the share of the area where every patch counts the same', () => {
    const even = wallShareOf(figure, { ...grid, importance: new Float32Array(40).fill(0.5) });
    expect(even.importance).toBeCloseTo(even.area, 6);
    expect(even.area).toBeGreaterThan(0.3);
    expect(even.area).toBeLessThan(0.9);
  });

  test('follows what counts; nothing counts: nothing is said', () => {
    const corner = new Float32Array(40);
    corner[0] = 1;
    expect(wallShareOf(figure, { ...grid, importance: corner }).importance).toBe(1);
    expect(wallShareOf(figure, { ...grid, importance: new Float32Array(40) }).importance).toBeNull();
  });
});
