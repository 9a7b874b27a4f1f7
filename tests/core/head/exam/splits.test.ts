import { expect, test } from 'vitest';
import { foldsOf } from '#core/head/exam/splits.ts';
import { exam } from '#core/head/exam/exam.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { people } from '../people.ts';

test('every fold holds back as many of one class as of another', () => {
  for (const persons of [2, 3, 4, 8]) {
    for (let seed = 1; seed <= 5; seed++) {
      const samples = people(seed, 4, persons, 2);
      const folds = foldsOf(samples, 'person', 4, seed);
      expect(folds.flat().sort((a, b) => a - b)).toEqual(samples.map((_, i) => i));
      for (const held of folds) {
        const counts = new Map<string, number>();
        for (const i of held) counts.set(samples[i]!.classKey, (counts.get(samples[i]!.classKey) ?? 0) + 1);
        expect([...counts.values()]).toEqual(Array.from({ length: 4 }, () => counts.get('class-0')));
      }
    }
  }
});

test('a small class among large ones is held back person by person', () => {
  const samples = people(1, 2, 8, 1).filter(({ person }) => !/-1-[2-7]$/.test(person));
  const folds = foldsOf(samples, 'person', 4, 1);
  expect(folds).toHaveLength(2);
  for (const held of folds) expect(held.filter((i) => samples[i]!.classKey === 'class-1')).toHaveLength(1);
});

test('classes that are alike are told apart as by guessing, not worse, with three people each', () => {
  let [right, of] = [0, 0];
  for (let seed = 1; seed <= 8; seed++) {
    const samples = people(seed, 4, 3, 1, 0).map((sample) => ({ ...sample, background: sample.embedding }));
    const { unseenPeople } = exam(samples, { ...DEFAULT_OPTIONS, embeddingVersion: 'test', epochs: 30, seed });
    right += unseenPeople!.right;
    of += unseenPeople!.of;
  }
  expect(right / of).toBeGreaterThan(0.17);
});
