import { expect, test } from 'vitest';
import { table } from './slowest-files.ts';

test('the slowest files are named, the others counted together', () => {
  const times = [
    { path: 'a.test.ts', seconds: 0.25 },
    { path: 'b.test.ts', seconds: 12 },
    { path: 'c.test.ts', seconds: 0.5 },
  ];
  expect(table(times, 1)).toEqual([
    '    12.0 s  b.test.ts',
    '     0.8 s  2 other files',
    '    12.8 s  all 3 files, one after another',
  ]);
});

test('where all are named there are no others', () => {
  expect(table([{ path: 'a.test.ts', seconds: 1 }], 5)).toEqual([
    '     1.0 s  a.test.ts',
    '     1.0 s  all 1 files, one after another',
  ]);
});
