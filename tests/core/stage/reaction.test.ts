import { expect, test } from 'vitest';
import { Arrivals } from '#core/stage/reaction.ts';

const one = (track: number, key: string, confidence = 0.9) => ({ track, key, confidence });

test('somebody arrives once, and again after they were away', () => {
  const arrivals = new Arrivals();
  expect(arrivals.take([one(1, 'friend')], 0)).toEqual(['friend']);
  for (let now = 200; now <= 10_000; now += 200) expect(arrivals.take([one(1, 'friend')], now)).toEqual([]);
  expect(arrivals.take([], 12_000)).toEqual([]);
  expect(arrivals.take([one(1, 'friend')], 14_001)).toEqual(['friend']);
});

test('a label that is not sure is nobody, and two of a class are one call', () => {
  const arrivals = new Arrivals();
  expect(arrivals.take([one(1, 'friend', 0.5)], 0)).toEqual([]);
  expect(arrivals.take([one(1, 'friend'), one(2, 'friend'), one(3, 'guest')], 100)).toEqual(['friend', 'guest']);
});
