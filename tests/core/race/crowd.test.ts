import { expect, test } from 'vitest';
import { crowdOf, TASKS, teamOf } from '#core/race/tasks.ts';

const crowd = crowdOf(1);

test('the same seed makes the same crowd, another one another', () => {
  expect(crowdOf(1)).toEqual(crowd);
  expect(crowdOf(2)).not.toEqual(crowd);
});

test.each(TASKS)('both groups of %s have the same size, enough for 64 to learn from and 32 to ask about', (task) => {
  const first = crowd.filter(({ figure }) => teamOf(task, figure) === 'first').length;
  expect(first).toBe(crowd.length / 2);
  expect(first).toBe(64 + 32);
});

test('what goes along with bands and hats does so for most, not for all', () => {
  const share = (has: (figure: (typeof crowd)[number]['figure']) => boolean, among: typeof crowd) =>
    among.filter(({ figure }) => has(figure)).length / among.length;
  const banded = crowd.filter(({ figure }) => figure.bands);
  const hats = crowd.filter(({ figure }) => figure.hat);
  expect(share(({ bag }) => bag, banded)).toBeCloseTo(0.9, 1);
  expect(share(({ height }) => height > 0.77, hats)).toBeCloseTo(0.85, 1);
  expect(share(({ mask }) => mask, banded)).toBe(0.5);
});
