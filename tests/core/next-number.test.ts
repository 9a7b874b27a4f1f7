import { expect, test } from 'vitest';
import { nextNumber } from '#core/next-number.ts';

test.each([
  ['nothing is there', [], 1],
  ['the highest counts, whatever the order', ['rule-2', 'rule-11', 'rule-3'], 12],
  ['ids of another kind, and those that a file made up, do not', ['class-9', 'rule-x', 'rule-99999999999999999999'], 1],
])('the next number: %s', (_what, ids, next) => {
  expect(nextNumber('rule-', ids)).toBe(next);
});

test('it begins where it is told to', () => {
  expect([nextNumber('class-', ['friend'], 3), nextNumber('class-', ['class-4'], 3)]).toEqual([3, 5]);
});
