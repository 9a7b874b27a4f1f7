import { describe, expect, test } from 'vitest';
import {
  disguised,
  disguiseKey,
  PLAIN,
  pointsOf,
  pointsOfLooks,
  POINTS,
  SURE,
  verdictOf,
} from '#core/bias/disguise.ts';
import { UNKNOWN } from '#core/head/head.ts';

describe('a disguise', () => {
  test('keeps what somebody chose in every stance, and the stances differ', () => {
    const disguise = { ...PLAIN.guest, hat: true, wall: 'yellow' } as const;
    const figures = [0, 1, 2, 20].map((index) => disguised(disguise, 1, index));
    for (const figure of figures) {
      expect([figure.bands, figure.hat, figure.mask, figure.bag]).toEqual([false, true, false, false]);
    }
    expect(new Set(figures.map((figure) => JSON.stringify(figure))).size).toBe(4);
    expect(disguised(disguise, 1, 2)).toEqual(disguised(disguise, 1, 2));
  });

  test('is tall or short as chosen', () => {
    const height = (name: 'short' | 'usual' | 'tall') => disguised({ ...PLAIN.staff, height: name }, 1, 0).height;
    expect(height('short')).toBeLessThan(height('usual') - 0.1);
    expect(height('tall')).toBeGreaterThan(height('usual') + 0.08);
  });

  test('has one name for all its parts', () => {
    const changed = [
      {},
      { hat: true },
      { mask: true },
      { bag: true },
      { bands: true },
      { top: 'teal' },
      { wall: 'grey' },
    ];
    const names = changed.map((change) => disguiseKey({ ...PLAIN.guest, ...(change as object) }));
    expect(new Set(names).size).toBe(changed.length);
    expect(disguiseKey({ ...PLAIN.guest, role: 'staff' })).not.toBe(disguiseKey(PLAIN.guest));
  });
});

describe('the score', () => {
  test.each([
    ['staff', 0.99, 'staff', 'right'],
    ['guest', 0.99, 'staff', 'wrong'],
    ['staff', SURE - 0.01, 'staff', 'unsure'],
    ['guest', SURE - 0.01, 'staff', 'unsure'],
    [UNKNOWN, 0.99, 'staff', 'unsure'],
  ] as const)('%s at %f of somebody who is %s: %s', (key, confidence, truth, verdict) => {
    expect(verdictOf({ key, confidence }, truth)).toBe(verdict);
  });

  test('counts the same disguise once, at its best', () => {
    const other = { ...PLAIN.guest, hat: true };
    const tries = [
      { disguise: PLAIN.guest, verdict: 'unsure' },
      { disguise: PLAIN.guest, verdict: 'wrong' },
      { disguise: PLAIN.guest, verdict: 'right' },
      { disguise: other, verdict: 'unsure' },
    ] as const;
    expect(pointsOf(tries)).toBe(POINTS.wrong + POINTS.unsure);
    expect(pointsOf([])).toBe(0);
  });

  test('of a living person is what most looks are worth', () => {
    expect(pointsOfLooks([])).toBe(0);
    expect(pointsOfLooks(['wrong', 'wrong', 'right'])).toBe(POINTS.wrong);
    expect(pointsOfLooks(['wrong', 'unsure', 'right', 'unsure'])).toBe(POINTS.unsure);
    expect(pointsOfLooks(['wrong', 'right', 'right'])).toBe(0);
  });
});
