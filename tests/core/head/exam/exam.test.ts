import { describe, expect, test } from 'vitest';
import { calibrate } from '#core/head/calibrate.ts';
import { exam, examOf } from '#core/head/exam/exam.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type { ExamSample } from '#core/head/head.ts';
import { foldsToHold } from '#core/head/exam/held-out.ts';
import { restOf } from '#core/head/exam/splits.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { people } from '../people.ts';
import { rooms } from '../rooms.ts';

const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: 'test' };
const taught = (...of: Parameters<typeof people>): ExamSample[] =>
  people(...of).map((sample) => ({ ...sample, background: null }));
const shareOf = (score: ExamReport['unseenPeople']) => score!.right / score!.of;

describe('an exam of three classes of six people', () => {
  const samples = taught(4, 3, 6, 4);
  const report = exam(samples, OPTIONS);

  test('holds back people and answers every picture once', () => {
    expect(report.heldBack).toBe('person');
    expect(report.unseenPeople!.of).toBe(samples.length);
    expect(report.nearlySeen!.of).toBe(samples.length);
    expect(report.graded.map(({ sample }) => sample).sort()).toEqual(samples.map(({ id }) => id).sort());
  });

  test('has a matrix of the very pictures: rows hold their class, the diagonal what is right', () => {
    const all = report.matrix.flat(2);
    expect(new Set(all).size).toBe(samples.length);
    for (const [truth, row] of report.matrix.entries()) {
      const { classKey, recall } = report.classes[truth]!;
      expect(row.flat().every((id) => samples.find((sample) => sample.id === id)!.classKey === classKey)).toBe(true);
      expect(recall).toEqual({ right: row[truth]!.length, of: row.flat().length });
    }
    expect(report.matrix.map((row, c) => row[c]!.length).reduce((sum, n) => sum + n)).toBe(report.unseenPeople!.right);
  });

  test('agrees with the slider of the head: just as many are refused', () => {
    const head = calibrate(samples, trainHead(samples, OPTIONS));
    const point = head.rejection.points.find(({ threshold }) => threshold === head.threshold)!;
    const refused = report.graded.filter(({ known }) => !known).length;
    expect(refused / report.graded.length).toBeCloseTo(point.refusedFriends, 9);
  });

  test('is the same again to the bit', () => {
    expect(exam([...samples], OPTIONS)).toEqual(report);
  });

  test('comes in slices that count up to the end', () => {
    const steps = [...examOf(samples, OPTIONS)].filter((step) => step !== undefined);
    const done = steps.map((step) => step.done);
    expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
    // Each fold is told, and a good many moments within it.
    for (let fold = 1; fold <= steps[0]!.of; fold++) expect(done).toContain(fold);
    expect(steps.length).toBeGreaterThan(10 * steps[0]!.of);
    expect(done.at(-1)).toBe(steps[0]!.of);
  });

  test('is not sure of more than it gets right', () => {
    expect(report.calibrationError!).toBeLessThan(0.15);
    for (const { confidence } of report.graded) expect(confidence).toBeGreaterThan(1 / 3 - 1e-9);
  });
});

test('what it nearly saw flatters: people who look like nobody else are known again, never foretold', () => {
  const report = exam(taught(6, 2, 6, 5, 0), OPTIONS);
  expect(shareOf(report.nearlySeen)).toBeGreaterThan(0.95);
  expect(shareOf(report.unseenPeople)).toBeLessThan(0.7);
});

test('a picture is never answered by a network that met its person', () => {
  const samples = taught(2, 3, 5, 3);
  for (const held of foldsToHold(samples, 'person', 1)) {
    const met = new Set(restOf(samples.length, held).map((i) => samples[i]!.person));
    for (const i of held) expect(met.has(samples[i]!.person)).toBe(false);
  }
});

test('a fold that would take all of a class away is held back person by person', () => {
  // Class 1 is two of the people of class 0: wherever they are dealt, one of them has to stay.
  const samples = taught(3, 1, 9, 3);
  const extra = samples
    .filter(({ person }) => /-[03]$/.test(person))
    .map((sample) => ({ ...sample, id: `${sample.id}-hat`, classKey: 'hat' }));
  for (let seed = 1; seed <= 20; seed++) {
    const all = [...samples, ...extra];
    const folds = foldsToHold(all, 'person', seed);
    expect(folds.flat().sort((a, b) => a - b)).toEqual(all.map((_, i) => i));
    for (const held of folds) {
      expect(new Set(restOf(all.length, held).map((i) => all[i]!.classKey)).size).toBe(2);
    }
  }
});

describe('where a class has one person', () => {
  const one = rooms(3, { classes: 2, persons: 1, pictures: 8, costume: 0.5, walls: 'own' });
  const report = exam(one, OPTIONS);

  test('presses are held back instead, and it says that it may learn who, not what', () => {
    expect(report.heldBack).toBe('burst');
    expect(report.unseenPeople!.of).toBe(one.length);
    for (const { whoNotWhat, people: count, recall } of report.classes) {
      expect(whoNotWhat).toBe(true);
      expect(count).toBe(1);
      expect(recall).toBeNull();
    }
    expect(report.weakest).toEqual({ kind: 'few-people', classKey: 'class-0', people: 1 });
  });

  test('and one press, nothing honest is left but the number that flatters', () => {
    const press = exam(
      one.map((sample) => ({ ...sample, burst: sample.person })),
      OPTIONS,
    );
    expect(press).toMatchObject({ heldBack: 'nothing', unseenPeople: null, calibrationError: null, shortcut: null });
    expect(press.nearlySeen!.of).toBe(one.length);
    expect(press.graded).toEqual([]);
  });
});

test.each([
  ['nothing', []],
  ['one class', taught(1, 1, 4, 4)],
  ['one picture', taught(1, 1, 1, 1)],
  ['one picture of each of two classes', taught(1, 2, 1, 1)],
])('of %s there is nothing to examine', (_name, samples) => {
  const report = exam(samples, OPTIONS);
  expect(report).toMatchObject({ heldBack: 'nothing', unseenPeople: null, nearlySeen: null, shortcut: null });
  expect(report.weakest).toEqual({ kind: 'too-little' });
});

describe('the weakest point', () => {
  test('is the pair of classes that is mixed up, and how often', () => {
    const samples = taught(6, 2, 6, 5, 0);
    const { weakest, matrix, classes } = exam(samples, OPTIONS);
    expect(weakest.kind).toBe('confused');
    if (weakest.kind !== 'confused') return;
    const truth = classes.findIndex(({ classKey }) => classKey === weakest.classKey);
    const row = matrix[truth]!;
    expect(weakest.share).toBeCloseTo(row[1 - truth]!.length / row.flat().length, 12);
    expect(weakest.share).toBeGreaterThanOrEqual(matrix[1 - truth]![truth]!.length / matrix[1 - truth]!.flat().length);
  });

  test('is a wall where the wall tells the classes, although every answer is right', () => {
    const report = exam(rooms(1, { classes: 2, persons: 6, pictures: 4, costume: 0.5, walls: 'class' }), OPTIONS);
    expect(shareOf(report.unseenPeople)).toBe(1);
    expect(report.weakest.kind).toBe('one-background');
  });

  test('is none where all goes well', () => {
    const report = exam(rooms(1, { classes: 2, persons: 6, pictures: 4, costume: 0.6, walls: 'crossed' }), OPTIONS);
    expect(report.weakest).toEqual({ kind: 'fine' });
  });
});
