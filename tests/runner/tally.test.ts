import { expect, test } from 'vitest';
import { lastLine, tally, total, type Report } from './tally.ts';

const clean: Report = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}, {}] }],
};

test.each<[string, Report | null, boolean, string]>([
  ['a clean run', clean, true, 'Tests: 3 passed, 0 failed, 1 skipped'],
  ['a failed test', { ...clean, success: false, numFailedTests: 2 }, false, 'Tests: 3 passed, 2 failed, 1 skipped'],
  [
    'a file that cannot be loaded',
    { ...clean, success: false, testResults: [{ status: 'failed', assertionResults: [] }] },
    false,
    'Tests: 3 passed, 1 failed, 1 skipped',
  ],
  ['an unhandled error', { ...clean, success: false }, false, 'Tests: 3 passed, 1 failed, 1 skipped'],
  ['a run that ends badly after its tests', clean, false, 'Tests: 3 passed, 1 failed, 1 skipped'],
  ['no test at all', { ...clean, numPassedTests: 0, numPendingTests: 0 }, true, 'Tests: 0 passed, 1 failed'],
  ['no report', null, true, 'Tests: 0 passed, 1 failed'],
])('%s is counted as it is', (_name, report, exitedWell, line) => {
  expect(lastLine(tally(report, exitedWell))).toBe(line);
});

test('runs add up', () => {
  const one = { passed: 2, failed: 0, skipped: 1 };
  expect(total([one, { passed: 1, failed: 1, skipped: 0 }])).toEqual({ passed: 3, failed: 1, skipped: 1 });
});
