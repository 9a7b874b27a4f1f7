import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Runs svelte-check with the project's own settings over one component, in a folder of its own. */
function check(component: string): { status: number | null; output: string } {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/canary-'));
  try {
    writeFileSync(join(folder, 'Canary.svelte'), component);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.json', include: ['Canary.svelte', '../../src/core/box.ts'] }),
    );
    const program = join(root, 'node_modules/svelte-check/bin/svelte-check');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, '--workspace', folder, '--tsconfig', join(folder, 'tsconfig.json'), '--fail-on-warnings'],
      { cwd: root, encoding: 'utf8' },
    );
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A checker that says nothing passes everything: show that this one still speaks.
test('a type error in a component, in script or in markup, fails the check', { timeout: 60_000 }, () => {
  const sound =
    '<script lang="ts">\n  import { area } from \'#core/box.ts\';\n  const size: number = area({ x: 0, y: 0, width: 1, height: 1 });\n</script>\n\n<p>{size.toFixed(1)}</p>\n';
  expect(check(sound)).toMatchObject({ status: 0 });
  expect(check(sound.replace('const size: number', 'const size: string')).output).toMatch(
    /not assignable to type 'string'/,
  );
  const inMarkup = check(sound.replace('size.toFixed', 'size.toFixedd'));
  expect(inMarkup.status).not.toBe(0);
  expect(inMarkup.output).toMatch(/toFixedd/);
});
