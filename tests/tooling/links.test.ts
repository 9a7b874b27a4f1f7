import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

test.each(['README.md', 'docs/privacy.md', 'src/README.md'])('every file that %s links to is there', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => link!);
  const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(dirname(page), link)));
  expect(links.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});

test('every promise of the README names a test', () => {
  const table = /## What Visor promises\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const rows = table
    .split('\n')
    .filter((row) => row.startsWith('| '))
    .slice(2);
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(rows.filter((row) => !/\(tests\/[^)]+\.test\.ts\)/.test(row))).toEqual([]);
});
