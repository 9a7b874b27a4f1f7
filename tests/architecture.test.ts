import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES, type SourceFile } from './import-rules.ts';

const root = join(import.meta.dirname, '..');
const files: SourceFile[] = ['src', 'tests'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .map((path) => `${top}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
);

/** Most files that a folder holds, its own folders not counted, before a newcomer no longer sees what it is for. */
const MOST_FILES = 24;

test('there are files to judge', () => {
  expect(files.filter(({ path }) => path.startsWith('src/')).length).toBeGreaterThan(100);
  expect(files.filter(({ path }) => path.startsWith('tests/')).length).toBeGreaterThan(100);
});

test.each(Object.entries(RULES))('%s', (_rule, offends) => {
  expect(files.flatMap(offends)).toEqual([]);
});

test(`no folder holds more than ${MOST_FILES} files, word lists aside`, () => {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  const full = [...counts].filter(([folder, count]) => count > MOST_FILES && !folder.includes('i18n'));
  expect(full).toEqual([]);
});

test('a folder is named for its job, never for helping', () => {
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/i.test(path))).toEqual([]);
});

test('no ground changes slowly under words: they are readable at every moment', () => {
  const fading = /transition:[^;]*\bbackground(?:-color)?\b(?!-)/;
  expect(files.filter(({ path, text }) => path.startsWith('src/') && fading.test(text))).toEqual([]);
});

describe('the rules catch', () => {
  test.each([
    ['core importing the interface', 'core/box.ts', "import x from '#ui/button.ts';"],
    ['anybody importing vision', 'app/live.ts', "import { look } from '#vision/look/pipeline.ts';"],
    ['even a type of vision', 'app/live.ts', "import type { Pipeline } from '#vision/look/pipeline.ts';"],
    ['a dynamic import', 'hud/draw.ts', "const app = await import('#app/create-app.ts');"],
    ['a re-export', 'hud/draw.ts', "export { open } from '#camera/open.ts';"],
    [
      'a component',
      'ui/Button.svelte',
      '<script lang="ts">\n  import { zh } from \'#i18n/zh.ts\';\n</script>\n<button></button>',
    ],
    ['a path that climbs', 'core/box.ts', "import { draw } from '../hud/draw.ts';"],
    ['tfjs on the page', 'screens/live/Live.svelte', "<script>import * as tf from '@tensorflow/tfjs-core';</script>"],
    ['the client in the worker', 'vision/pipeline.ts', "import { VisionClient } from '#bridge/vision-client.ts';"],
    ['the worker named elsewhere', 'app/live.ts', "new Worker(new URL('../vision/worker.ts', import.meta.url));"],
    ['a new folder', 'network/client.ts', ''],
    ['a file of 251 lines', 'hud/draw.ts', 'let a = 1;\n'.repeat(251)],
    ['an entry of 20 lines', 'main.ts', 'let a = 1;\n'.repeat(20)],
  ])('%s', (_name, path, text) => {
    expect(offences(`src/${path}`, text)).toHaveLength(1);
  });

  test('a test of 251 lines', () => {
    expect(offences('tests/hud/draw.test.ts', 'let a = 1;\n'.repeat(251))).toHaveLength(1);
  });
});

describe('the rules allow', () => {
  test.each([
    ['a neighbour', 'core/iou.ts', "import { area } from './box.ts';"],
    ['what the table allows', 'app/live.ts', "import { VisionClient } from '#bridge/vision-client.ts';"],
    [
      'the one place that names the worker',
      'app/live/early-worker.ts',
      "new Worker(new URL('../vision/worker.ts', import.meta.url));",
    ],
    ['long word lists', 'i18n/zh.ts', "export const a = '';\n".repeat(301)],
  ])('%s', (_name, path, text) => {
    expect(offences(`src/${path}`, text)).toEqual([]);
  });
});

function offences(path: string, text: string): string[] {
  return Object.values(RULES).flatMap((offends) => offends({ path, text }));
}

test('the top level holds nothing unforeseen', () => {
  const foreseen = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'svelte.config.js',
    'index.html',
    'eslint.config.js',
    'src',
    'public',
    'tests',
    'README.md',
    'docs',
    'LICENSE',
    // made by commands, never committed
    'node_modules',
    'dist',
    'coverage',
  ];
  const strangers = readdirSync(root).filter((name) => !name.startsWith('.') && !foreseen.includes(name));
  expect(strangers).toEqual([]);
});
