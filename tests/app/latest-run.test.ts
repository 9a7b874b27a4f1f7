import { expect, test } from 'vitest';
import { LatestRun } from '#app/latest-run.ts';

test('a new run ends the one before, and only that one', () => {
  const runs = new LatestRun();
  const first = runs.begin();
  const second = runs.begin();
  expect([first.aborted, second.aborted]).toEqual([true, false]);
});

test('a run that was ended counts no longer, and the next one does', () => {
  const runs = new LatestRun();
  const ended = runs.begin();
  runs.end();
  expect(ended.aborted).toBe(true);
  expect(runs.begin().aborted).toBe(false);
});
