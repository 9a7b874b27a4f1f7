import { describe, expect, it } from 'vitest';
import { area, intersection } from '#core/box.ts';
import { halves, partsToLookAt, photoSections, WHOLE } from '#core/detection/closer-look.ts';
import type { LookState } from '#core/detection/closer-look.ts';

const far = { x: 0.4, y: 0.4, width: 0.03, height: 0.12 };
const near = { x: 0.3, y: 0.1, width: 0.3, height: 0.85 };
const state = (changes: Partial<LookState>): LookState => ({
  people: [far],
  aspect: 4 / 3,
  sinceWhole: 100,
  looks: 0,
  still: false,
  budget: 2,
  ...changes,
});

describe('choosing parts to look at', () => {
  it('covers the picture with two overlapping halves along its longer side', () => {
    for (const aspect of [16 / 9, 9 / 16]) {
      const [a, b] = halves(aspect);
      expect(area(a) + area(b) - area(intersection(a, b))).toBeCloseTo(1);
      expect(area(intersection(a, b))).toBeGreaterThan(0.1);
      expect(aspect > 1 ? a.height : a.width).toBe(1);
    }
  });
  it('looks at both halves while everybody is far away', () => {
    expect(partsToLookAt(state({}))).toEqual([...halves(4 / 3)]);
  });
  it('looks at the whole frame in between, and at one half beside it, in turn', () => {
    const [first, second] = halves(4 / 3);
    expect(partsToLookAt(state({ sinceWhole: 1000 }))).toEqual([WHOLE, first]);
    expect(partsToLookAt(state({ sinceWhole: 1000, looks: 1 }))).toEqual([WHOLE, second]);
  });
  it('needs no closer look when everybody is near', () => {
    expect(partsToLookAt(state({ people: [near] }))).toEqual([WHOLE]);
  });
  it('starts with the whole frame while nobody is known, and whenever somebody is near', () => {
    expect(partsToLookAt(state({ people: [] }))[0]).toBe(WHOLE);
    expect(partsToLookAt(state({ people: [far, near] }))[0]).toBe(WHOLE);
  });
  it('never costs more detector runs than the budget while moving', () => {
    for (const budget of [1, 2, 3]) {
      for (const people of [[], [far], [near], [far, near]]) {
        for (const sinceWhole of [0, 1000, Infinity]) {
          expect(partsToLookAt(state({ people, sinceWhole, budget })).length).toBeLessThanOrEqual(budget);
        }
      }
    }
  });
  it('looks at a photo in as many nearly square parts as its shape needs, which cover it and overlap', () => {
    const counts = [4 / 3, 16 / 9, 3, 6, 1 / 6, 40].map((aspect) => photoSections(aspect).length);
    expect(counts).toEqual([2, 2, 3, 7, 7, 10]);
    for (const aspect of [3, 6, 1 / 5]) {
      const parts = photoSections(aspect).map(({ x, y, width, height }) =>
        aspect > 1 ? { from: x, to: x + width } : { from: y, to: y + height },
      );
      expect(parts[0]?.from).toBe(0);
      expect(parts.at(-1)?.to).toBeCloseTo(1);
      parts.slice(1).forEach(({ from }, index) => expect(from).toBeLessThan(parts[index]!.to));
      expect(partsToLookAt(state({ aspect, still: true }))).toEqual([WHOLE, ...photoSections(aspect)]);
    }
  });
});
