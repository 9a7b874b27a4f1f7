import { expect, test } from 'vitest';
import { calibrationError } from '#core/head/calibration-error.ts';
import { rng } from '#core/rng.ts';

/** `of` answers of one confidence, `right` of them right. */
const claims = (confidence: number, right: number, of: number) =>
  Array.from({ length: of }, (_, i) => ({ confidence, right: i < right }));

test.each([
  ['sure and right', claims(1, 10, 10), 0],
  ['sure and wrong', claims(1, 0, 10), 1],
  ['as sure as right', claims(0.75, 75, 100), 0],
  ['too sure by a quarter', claims(0.95, 70, 100), 0.25],
  ['too unsure by a quarter', claims(0.55, 80, 100), 0.25],
  ['wrong in bins of unequal size', [...claims(0.9, 60, 100), ...claims(0.6, 180, 300)], 0.075],
  ['too sure here, too unsure there: that does not cancel', [...claims(0.95, 85, 100), ...claims(0.65, 75, 100)], 0.1],
])('%s', (_name, list, error) => {
  expect(calibrationError(list)).toBeCloseTo(error, 12);
});

test('nothing answered, nothing to say', () => {
  expect(calibrationError([])).toBeNull();
});

test('somebody whose confidence is the chance to be right errs little, and less with more answers', () => {
  const random = rng(4);
  const honest = (count: number) =>
    Array.from({ length: count }, () => {
      const confidence = random();
      return { confidence, right: random() < confidence };
    });
  const many = calibrationError(honest(50_000))!;
  expect(many).toBeLessThan(0.01);
  expect(many).toBeLessThan(calibrationError(honest(100))!);
});
