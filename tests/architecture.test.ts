import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { violations } from './import-rules.ts';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|svelte)$/.test(path));

test('there are files to judge', () => {
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)('%s imports only what its folder may and is not too long', (path) => {
  expect(violations(path, readFileSync(join(src, path), 'utf8'))).toEqual([]);
});

test('a folder is named for its job, never for helping', () => {
  expect(files.filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/i.test(path))).toEqual([]);
});

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
  ['a file of 301 lines', 'hud/draw.ts', 'let a = 1;\n'.repeat(301)],
  ['an entry of 20 lines', 'main.ts', 'let a = 1;\n'.repeat(20)],
])('%s is caught', (_name, path, text) => {
  expect(violations(path, text)).toHaveLength(1);
});

test.each([
  ['a neighbour', 'core/iou.ts', "import { area } from './box.ts';"],
  ['what the table allows', 'app/live.ts', "import { VisionClient } from '#bridge/vision-client.ts';"],
  [
    'the one place that names the worker',
    'app/create-app.ts',
    "new Worker(new URL('../vision/worker.ts', import.meta.url));",
  ],
  ['long word lists', 'i18n/zh.ts', "export const a = '';\n".repeat(301)],
])('%s is allowed', (_name, path, text) => {
  expect(violations(path, text)).toEqual([]);
});

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
    'LICENSE',
    // made by commands, never committed
    'node_modules',
    'dist',
    'coverage',
  ];
  const strangers = readdirSync(root).filter((name) => !name.startsWith('.') && !foreseen.includes(name));
  expect(strangers).toEqual([]);
});
