import { describe, expect, test } from 'vitest';
import { backgroundGuesses, backgroundSpaceOf } from '#core/head/exam/background-guesses.ts';
import { exam } from '#core/head/exam/exam.ts';
import { foldAnswersOf, foldsToHold } from '#core/head/exam/held-out.ts';
import { labelShuffles } from '#core/head/exam/label-shuffles.ts';
import { shortcutOf as shortcutStepsOf } from '#core/head/exam/shortcut.ts';
import { runThrough } from '#core/run-through.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';
import { rooms, type Rooms } from '../rooms.ts';

const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: 'test' };
/** A hundred exams of each kind: shorter training, the same alarms. */
const SHORT = { ...OPTIONS, epochs: 30, hidden: 8 };
const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1);

/** The report, made without a break. */
const shortcutOf = (...asked: Parameters<typeof shortcutStepsOf>) => runThrough(shortcutStepsOf(...asked));

/** The shortcut report of an exam, without its other half. */
function reportOf(seed: number, taught: Rooms) {
  const samples = rooms(seed, taught);
  const classKeys = [...new Set(samples.map(({ classKey }) => classKey))];
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const backgrounds = runThrough(backgroundSpaceOf(samples));
  const guesses = foldsToHold(samples, 'person', seed).flatMap((held) => {
    const fold = runThrough(foldAnswersOf(backgrounds.space, labels, classKeys.length, held, { ...SHORT, seed }));
    return runThrough(backgroundGuesses(backgrounds, labels, fold));
  });
  const groups = samples.map(({ person }) => person);
  return shortcutOf(guesses, groups, classKeys, seed)!;
}

const alarmsOf = (taught: Rooms) => SEEDS.filter((seed) => reportOf(seed, taught).alarm).length;

describe('over 100 seeds', () => {
  const room = { classes: 2, persons: 5, pictures: 2 } as const;

  test.each<[string, Rooms]>([
    ['differ in their walls alone', { ...room, costume: 0, walls: 'class' }],
    ['differ in their walls and truly', { ...room, costume: 0.4, walls: 'class' }],
    ['hold the same people before two walls', { ...room, persons: 6, costume: 0.4, walls: 'class', samePeople: true }],
  ])('classes that %s raise the alarm at least 95 times', (_name, taught) => {
    expect(alarmsOf(taught)).toBeGreaterThanOrEqual(95);
  });

  test.each<[string, Rooms]>([
    ['differ truly, before the same walls,', { ...room, persons: 4, costume: 0.4, walls: 'crossed' }],
    ['differ truly, everybody before another wall,', { ...room, costume: 0.4, walls: 'own' }],
    ['do not differ at all', { ...room, costume: 0, walls: 'own' }],
    ['hold the same people, each press elsewhere,', { ...room, costume: 0.4, walls: 'own', samePeople: true }],
  ])('classes that %s raise it at most 5 times', (_name, taught) => {
    expect(alarmsOf(taught)).toBeLessThanOrEqual(5);
  });
}, 120_000);

test('a grey figure in every background moves no guess: as good as with the wall alone', () => {
  const samples = rooms(5, { classes: 2, persons: 5, pictures: 3, costume: 0.4, walls: 'class' });
  const { shortcut } = exam(samples, OPTIONS);
  const moved = samples.map((sample) => ({
    ...sample,
    background: {
      body: sample.background!.body.map((value, k) => value + 0.5 * Math.sin(k)),
      face: null,
    },
  }));
  expect(shortcut!.balancedAccuracy).toBeGreaterThan(0.9);
  expect(exam(moved, OPTIONS).shortcut!.balancedAccuracy).toBeGreaterThan(0.9);
});

test('without backgrounds there is no report', () => {
  const samples = rooms(5, { classes: 2, persons: 3, pictures: 2, costume: 0.4, walls: 'class' });
  const bare = samples.map((sample) => ({ ...sample, background: null }));
  expect(exam(bare, OPTIONS).shortcut).toBeNull();
});

test('half of the backgrounds are enough to judge those', () => {
  const samples = rooms(5, { classes: 2, persons: 6, pictures: 4, costume: 0.4, walls: 'class' });
  const half = samples.map((sample, i) => (i % 2 ? { ...sample, background: null } : sample));
  expect(exam(half, OPTIONS).shortcut!.alarm).toBe(true);
});

describe('the test of significance', () => {
  /** Guesses of `people` people of each class, some pictures each; `says` the class that is said of a person's. */
  const judged = (people: number, pictures: number, says: (label: number, person: number) => number) => {
    const guesses = [0, 1].flatMap((label) =>
      Array.from({ length: people * pictures }, (_, i) => {
        const person = Math.floor(i / pictures);
        return { sample: label * people * pictures + i, label, said: says(label, person) };
      }),
    );
    const groups = guesses.map(({ label }, i) => `${label}-${Math.floor((i % (people * pictures)) / pictures)}`);
    return { guesses, groups };
  };

  test('counts people, not pictures: the same guesses of more pictures prove nothing more', () => {
    // Seven of ten people right, whole.
    const says = (label: number, person: number) => (person < (label ? 3 : 4) ? label : 1 - label);
    const [few, many] = [2, 200].map((pictures) => {
      const { guesses, groups } = judged(5, pictures, says);
      return shortcutOf(guesses, groups, ['a', 'b'], 1)!;
    });
    expect(many!.pValue).toBeCloseTo(few!.pValue, 12);
    expect(many!.balancedAccuracy).toBeCloseTo(0.7, 12);
    expect(many!.alarm).toBe(false);
  });

  test.each([
    [2, false],
    [3, true],
    [4, true],
    [20, true],
  ])('with %d people of each class all guesses right raise the alarm: %s', (people, alarm) => {
    const { guesses, groups } = judged(people, 3, (label) => label);
    expect(shortcutOf(guesses, groups, ['a', 'b'], 1)!.alarm).toBe(alarm);
  });

  test('says p-values that are rare as often as they say, when nothing is behind them', () => {
    const random = rng(9);
    const pValues = Array.from({ length: 400 }, (_, seed) => {
      const { guesses, groups } = judged(8, 2, () => (random() < 0.5 ? 0 : 1));
      return shortcutOf(guesses, groups, ['a', 'b'], seed)!.pValue;
    });
    for (const level of [0.05, 0.2, 0.5]) {
      const below = pValues.filter((pValue) => pValue <= level).length / 400;
      // Three standard errors.
      expect(below).toBeLessThan(level + 3 * Math.sqrt((level * (1 - level)) / 400));
    }
  });

  test('names the class that its background gives away', () => {
    const samples = [0, 1, 2].flatMap((label) => Array.from({ length: 8 }, (_, i) => ({ label, i })));
    const random = rng(3);
    const guesses = samples.map(({ label }, sample) => ({
      sample,
      label,
      said: label === 2 ? 2 : random() < 0.5 ? 0 : 1,
    }));
    const groups = samples.map(({ label, i }) => `${label}-${i}`);
    expect(shortcutOf(guesses, groups, ['a', 'b', 'c'], 1)).toMatchObject({ alarm: true, classKey: 'c' });
  });
});

describe('shuffles', () => {
  test('of a few labels are all that there are, each once, the true one first', () => {
    const { ways, shuffles } = labelShuffles(
      [0, 0, 1, 1, 0, 1],
      [
        [0, 1, 2, 3],
        [4, 5],
      ],
      1,
    );
    const made = [...shuffles].map((labels) => labels.join(''));
    expect(ways).toBe(12);
    expect(made[0]).toBe('001101');
    expect(new Set(made).size).toBe(12);
    expect(made).toHaveLength(12);
    for (const labels of made) expect([...labels.slice(0, 4)].sort().join('')).toBe('0011');
  });

  test('of many labels are a thousand draws that never leave their stratum', () => {
    const labels = Array.from({ length: 40 }, (_, i) => (i < 30 ? i % 2 : 2));
    const strata = [Array.from({ length: 30 }, (_, i) => i), Array.from({ length: 10 }, (_, i) => 30 + i)];
    const made = [...labelShuffles(labels, strata, 1).shuffles];
    expect(made).toHaveLength(1000);
    expect(made[0]).toEqual(labels);
    for (const shuffled of made) {
      expect(shuffled.slice(30)).toEqual(labels.slice(30));
      expect(shuffled.reduce((sum, label) => sum + label, 0)).toBe(35);
    }
    expect([...labelShuffles(labels, strata, 1).shuffles]).toEqual(made);
  });
});
