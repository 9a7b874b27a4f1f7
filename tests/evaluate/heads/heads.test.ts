import { describe, expect, test } from 'vitest';
import { draw, groupOf } from './draw.ts';
import { auroc, calibrationError, meanAndSd, rejectedAtTenPercent } from './measures.ts';

describe('groups', () => {
  test.each([
    ['friend/anna_1.jpg', 'friend/anna'],
    ['friend/anna-12.png', 'friend/anna'],
    ['friend/big_anna-3.png', 'friend/big_anna'],
    ['friend/000.jpg', 'friend/000'],
    ['with_mask/000.jpg', 'with_mask/000'],
    ['friend/_1.jpg', 'friend/_1'],
  ])('%s belongs to %s', (path, group) => expect(groupOf(path)).toBe(group));
});

describe('a draw', () => {
  const single = [10, 8].map((count, index) => Array.from({ length: count }, (_, i) => `${index}/${i}`));
  const tripled = [30, 24].map((count, index) =>
    Array.from({ length: count }, (_, i) => `${index}/${Math.floor(i / 3)}`),
  );

  test('teaches as many of each class as asked and asks about all others, once each', () => {
    const { taught = [], asked = [] } = draw(single, 5, 1) ?? {};
    for (const [index, groups] of single.entries()) {
      expect(taught[index]).toHaveLength(5);
      const all = [...(taught[index] ?? []), ...(asked[index] ?? [])].sort((a, b) => a - b);
      expect(all).toEqual(groups.map((_, at) => at));
    }
  });

  test('is the same for the same seed and another for another', () => {
    expect(draw(single, 5, 3)).toEqual(draw(single, 5, 3));
    expect(draw(single, 5, 3)).not.toEqual(draw(single, 5, 4));
  });

  test('never splits a group', () => {
    for (let seed = 0; seed < 50; seed++) {
      const { taught = [], asked = [] } = draw(tripled, 5, seed) ?? {};
      for (const [index, groups] of tripled.entries()) {
        const known = new Set(taught[index]?.map((at) => groups[at]));
        expect(taught[index]).toHaveLength(5);
        expect(asked[index]?.filter((at) => known.has(groups[at]))).toEqual([]);
      }
    }
  });

  test('is impossible where nothing would be left to ask about', () => {
    expect(draw(single, 8, 1)).toBeNull();
    expect(
      draw(
        [
          ['a', 'a'],
          ['b', 'b', 'c'],
        ],
        1,
        1,
      ),
    ).toBeNull();
  });
});

describe('measures', () => {
  test('the area under the curve is 1 when every stranger scores higher, ½ by chance, 0 the wrong way round', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1);
    expect(auroc([1, 2], [3, 4])).toBe(0);
    expect(auroc([1, 1], [1, 1])).toBe(0.5);
    expect(auroc([1, 3], [2])).toBe(0.5);
    expect(auroc([], [1])).toBeNull();
  });

  test('counting pairs gives the same area', () => {
    const strangers = Array.from({ length: 31 }, (_, i) => Math.round(9 * Math.sin(i * 1.7) + 3));
    const friends = Array.from({ length: 23 }, (_, i) => Math.round(9 * Math.sin(i * 2.3)));
    const pairs = strangers.flatMap((s) => friends.map((f): number => (s > f ? 1 : s === f ? 0.5 : 0)));
    expect(auroc(strangers, friends)).toBeCloseTo(pairs.reduce((a, b) => a + b, 0) / pairs.length, 12);
  });

  test('a tenth of the friends pays for the strangers that are caught', () => {
    const friends = Array.from({ length: 10 }, (_, i) => i);
    expect(rejectedAtTenPercent([8.5, 9.5, 3, 1], friends)).toBe(0.5);
    expect(rejectedAtTenPercent([], friends)).toBeNull();
  });

  test('honest percentages have no calibration error, boasting has', () => {
    const answers = (confidence: number, right: number) =>
      Array.from({ length: 10 }, (_, i) => ({ confidence, right: i < right }));
    expect(calibrationError([...answers(0.7, 7), ...answers(0.9, 9)])).toBeCloseTo(0, 12);
    expect(calibrationError(answers(1, 6))).toBeCloseTo(0.4, 12);
    expect(calibrationError([])).toBeNull();
  });

  test('mean and deviation', () => {
    expect(meanAndSd([1, 2, 3])).toEqual({ mean: 2, sd: 1 });
    expect(meanAndSd([])).toBeNull();
  });
});
