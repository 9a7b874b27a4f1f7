import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('a command line is read, or answered with one sentence', () => {
  expect(readOptions([])).toEqual({ seed: 1, runs: 1000, only: 'inputs', json: null });
  expect(readOptions(['--seed', '7', '--runs', '1', '--only', 'chance'])).toEqual({
    ...{ seed: 7, runs: 1, only: 'chance', json: null },
  });
  for (const wrong of [
    ['--seed', 'x'],
    ['--runs', '0'],
    ['--only', 'luck'],
    ['--what', '1'],
    ['--seed', '1.5'],
  ]) {
    expect(typeof readOptions(wrong)).toBe('string');
  }
});
