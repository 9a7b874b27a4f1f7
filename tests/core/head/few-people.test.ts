import { describe, expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate, temperatureOf } from '#core/head/calibrate.ts';
import { ceilingOf, underCeiling } from '#core/head/ceiling.ts';
import type { HeadSample } from '#core/head/head.ts';
import { leadOf, noveltyAt } from '#core/head/open-set.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { runThrough } from '#core/run-through.ts';
import { people } from './people.ts';

const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: 'test' };

test('eight near twins of one person count as one witness', () => {
  const singles = people(11, 2, 3, 1, 0.6);
  const asked = people(11, 2, 30, 1, 0.6).map(({ embedding }) => embedding);
  const [first, ...others] = singles;
  const burst = (person: (i: number) => string): HeadSample[] => [
    ...Array.from({ length: 8 }, (_, i) => ({ ...first!, id: `twin ${i}`, person: person(i) })),
    ...others,
  ];
  const leanOf = (samples: readonly HeadSample[]) => {
    const head = trainHead(samples, OPTIONS);
    return asked.map((embedding) => {
      const [one = 0, two = 0] = askHead(head, embedding).logits;
      return one - two;
    });
  };
  const alone = leanOf(singles);
  const away = (leans: readonly number[]) =>
    leans.reduce((sum, lean, i) => sum + Math.abs(lean - alone[i]!), 0) / leans.length;
  expect(away(leanOf(burst(() => first!.person)))).toBeLessThan(0.7 * away(leanOf(burst((i) => `somebody ${i}`))));
});

describe('the temperature', () => {
  const answers = (count: number, right: boolean, weight = 1) =>
    Array.from({ length: count }, () => ({ label: right ? 0 : 1, logits: [3, 0], weight }));

  test('is what suits most where nobody was held back', () => {
    expect(runThrough(temperatureOf([], 1))).toBeCloseTo(0.5, 1);
  });

  test('is moved by a few people, and not thrown to one end', () => {
    const wrong = runThrough(temperatureOf(answers(4, false), 1));
    expect(wrong).toBeGreaterThan(0.6);
    expect(wrong).toBeLessThan(4);
    const right = runThrough(temperatureOf(answers(4, true), 1));
    expect(right).toBeGreaterThan(0.3);
    expect(right).toBeLessThan(0.5);
  });

  test('goes by people: eight pictures of one move it as one picture does', () => {
    expect(runThrough(temperatureOf(answers(8, false, 1 / 8), 1))).toBe(
      runThrough(temperatureOf(answers(1, false), 1)),
    );
  });

  test('goes by many people alone', () => {
    expect(runThrough(temperatureOf([...answers(120, true), ...answers(80, false)], 1))).toBeGreaterThan(3);
  });
});

describe('the most that may be claimed', () => {
  test('grows with the people, and their pictures do not count', () => {
    const surest = (persons: number, pictures: number) => {
      const samples = people(3, 2, persons, pictures, 4);
      const head = calibrate(samples, trainHead(samples, OPTIONS));
      return Math.max(...samples.flatMap(({ embedding }) => [...askHead(head, embedding).probabilities]));
    };
    expect(surest(3, 1)).toBeLessThan(7 / 8);
    expect(surest(3, 1)).toBeGreaterThan(0.75);
    expect(surest(3, 4)).toBeLessThan(7 / 8);
    expect(surest(20, 1)).toBeGreaterThan(0.95);
  });

  test('draws all shares towards a guess and leaves their order and sum', () => {
    const shares = underCeiling(Float64Array.of(1, 0, 0, 0), 0.9);
    expect(shares[0]).toBeCloseTo(0.9);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect([...underCeiling(Float64Array.of(0.25, 0.25, 0.25, 0.25), 0.9)]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...underCeiling(Float64Array.of(1), ceilingOf(1))]).toEqual([1]);
  });
});

test('who lies between two classes is newer than who is as far out and surely of one', () => {
  expect(noveltyAt(0.8, leadOf([0.52, 0.48]))).toBeGreaterThan(noveltyAt(0.8, leadOf([0.97, 0.03])));
  expect(leadOf([0.2, 0.5, 0.3])).toBeCloseTo(0.2);
  expect(leadOf([1])).toBe(0);
  expect(noveltyAt(0.01, 1)).toBe(0);
});
