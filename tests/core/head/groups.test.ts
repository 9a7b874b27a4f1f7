import { describe, expect, test } from 'vitest';
import { calibrationError } from '#core/head/calibration-error.ts';
import { foldsToHold } from '#core/head/exam/held-out.ts';
import { foldsOf, heldBackOf, restOf } from '#core/head/exam/splits.ts';
import { weakestPoint } from '#core/head/exam/weakest-point.ts';
import type { ClassReport } from '#core/head/exam/exam-report.ts';
import { sharesOf, together, witnessesOf } from '#core/head/witnesses.ts';
import { taughtFaces } from '#core/head/taught-faces.ts';

/** `a1x`: class a, person a1, press x. */
const samplesOf = (...names: readonly string[]) =>
  names.map((name, index) => ({
    ...{ id: `s${index}`, classKey: name[0]!, person: name.slice(0, 2), burst: name },
    embedding: { body: new Float32Array(1), face: null },
  }));

describe('witnesses', () => {
  test('are the people of each class, who count the same, however many pictures', () => {
    const witnesses = witnessesOf(samplesOf('a1x', 'a1y', 'a2x', 'b1x'));
    expect(witnesses).toEqual(['a a1', 'a a1', 'a a2', 'b b1']);
    expect([...sharesOf(witnesses)]).toEqual(
      [1 / 6, 1 / 6, 1 / 3, 1 / 3].map((one) => expect.closeTo(one, 12) as number),
    );
    expect(together([3, 0, 2, 1], witnesses)).toEqual([[3], [0, 1], [2]]);
  });

  test('weigh faces: those that were found, by how large they are', () => {
    const faces = taughtFaces([0.5, null, 0.25, 0], [0.25, 0.25, 0.5, 0], 0.3);
    expect(faces?.found).toBe(0.75);
    expect(faces?.size).toBeCloseTo((0.25 * Math.log(0.5) + 0.5 * Math.log(0.25)) / 0.75, 12);
    expect(faces?.weight).toBe(0.3);
  });
});

describe('what is held back', () => {
  test.each([
    ['people', samplesOf('a1x', 'a2x', 'b1x', 'b2x'), 'person'],
    ['presses where a class has one person', samplesOf('a1x', 'a2x', 'b1x', 'b1y'), 'burst'],
    ['pictures where a class has one press', samplesOf('a1x', 'a2x', 'b1x', 'b1x'), 'sample'],
  ])('is %s', (_what, samples, kind) => {
    expect(heldBackOf(samples)).toBe(kind);
  });

  test('stays together, takes as many of every class, and everything once', () => {
    const samples = samplesOf('a1x', 'a1y', 'a2x', 'a3x', 'b1x', 'b2x', 'b2y', 'b3x');
    for (let seed = 1; seed <= 5; seed++) {
      const folds = foldsOf(samples, 'person', 4, seed);
      expect(folds).toHaveLength(3);
      expect(folds.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      for (const fold of folds) {
        const people = [...new Set(fold.map((i) => samples[i]!.person))].map((one) => one[0]);
        expect(people.sort()).toEqual(['a', 'b']);
      }
    }
    expect(foldsOf(samples, 'person', 2, 1)).toHaveLength(2);
  });

  test('is one picture each where a class has one alone, in as many folds as may be', () => {
    const samples = samplesOf('a1x', 'b1x', 'b1y', 'b1z');
    const folds = foldsOf(samples, 'sample', 4, 1);
    expect(folds.map((fold) => fold.length)).toEqual([1, 1, 1, 1]);
    expect(foldsToHold(samples, 'sample', 1)).toEqual(folds);
  });

  test('is dealt by chance, the same for the same seed', () => {
    const samples = samplesOf(...Array.from({ length: 8 }, (_, i) => `a${i}x`));
    expect(foldsOf(samples, 'person', 4, 7)).toEqual(foldsOf(samples, 'person', 4, 7));
    const dealt = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(foldsOf(samples, 'person', 4, seed))));
    expect(dealt.size).toBeGreaterThan(10);
  });

  test('leaves the rest', () => {
    expect(restOf(5, [1, 3])).toEqual([0, 2, 4]);
    expect(restOf(2, [])).toEqual([0, 1]);
  });
});

test('calibration counts the surplus of each tenth over all claims', () => {
  expect(calibrationError([])).toBeNull();
  expect(calibrationError([{ confidence: 1, right: true }, { confidence: 0.95, right: false }])).toBeCloseTo(0.95 / 2, 12); // prettier-ignore
  expect(calibrationError([{ confidence: 0.55, right: true }, { confidence: 0.45, right: false }])).toBeCloseTo(0.9 / 2, 12); // prettier-ignore
});

describe('what should be mended first', () => {
  const one = (classKey: string, change: Partial<ClassReport> = {}): ClassReport => ({
    ...{ classKey, samples: 5, people: 2, recall: null, whoNotWhat: false },
    ...change,
  });
  const fine = { classes: [one('a'), one('b')], matrix: [], shortcut: null };
  const ids = (...counts: readonly number[]) => counts.map((length) => Array.from({ length }, (_, i) => `${i}`));
  const alarm = { alarm: true, balancedAccuracy: 1, chance: 0.5, pValue: 0, classKey: 'b' };

  test('is more pictures, then more people, then the background, then what is mixed up', () => {
    expect(weakestPoint(fine)).toEqual({ kind: 'fine' });
    expect(weakestPoint({ ...fine, classes: [one('a')] })).toEqual({ kind: 'too-little' });
    expect(weakestPoint({ ...fine, classes: [one('a'), one('b', { samples: 4 })] })).toEqual({ kind: 'too-little' });
    const few = [one('a'), one('b', { people: 1, whoNotWhat: true })];
    expect(weakestPoint({ ...fine, classes: few, shortcut: alarm })).toEqual({ kind: 'few-people', classKey: 'b', people: 1 }); // prettier-ignore
    expect(weakestPoint({ ...fine, shortcut: alarm, matrix: [ids(0, 9)] })).toEqual({ kind: 'one-background', classKey: 'b' }); // prettier-ignore
    expect(weakestPoint({ ...fine, shortcut: { ...alarm, alarm: false } })).toEqual({ kind: 'fine' });
    expect(weakestPoint({ ...fine, shortcut: { ...alarm, classKey: null } })).toEqual({ kind: 'fine' });
  });

  test('is the largest share of a class taken for one other, above a tenth', () => {
    expect(weakestPoint({ ...fine, matrix: [ids(8, 2), ids(3, 7)] })).toEqual({ kind: 'confused', classKey: 'b', with: 'a', share: 0.3 }); // prettier-ignore
    expect(weakestPoint({ ...fine, matrix: [ids(9, 1), ids(0, 0)] })).toEqual({ kind: 'fine' });
  });
});
