import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serve } from '../../src/build/server/serve.ts';
import { countWire } from '../wire.ts';
import { newVisitor, phase, sharedBrowser, visit } from './app.ts';

const DIST = join(import.meta.dirname, '../../dist');
const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((path) =>
  statSync(join(DIST, path)).isFile(),
);
const scripts = files.filter((path) => path.endsWith('.js'));
const textOf = (path: string) => readFileSync(join(DIST, path), 'utf8');

/** A string that tfjs-core holds once: the key of its flags in an address. */
const CORE = 'tfjsflags';
const PORT = 4394;
/** Largest first visit as `npm start` sends it, and largest build as it lies on the disk, bytes. */
const FIRST = 8e6;
const ALL = 25e6;

test('the build holds one copy of tfjs-core', () => {
  const copies = scripts.map((path) => textOf(path).split(CORE).length - 1);
  expect(copies.reduce((sum, count) => sum + count, 0)).toBe(1);
});

/** The entry and every script that it imports, at once or later; a worker's script is named by URL, not imported. */
function pageScripts(): string[] {
  const found = [...textOf('index.html').matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  for (const path of found) {
    for (const [, name] of textOf(path).matchAll(/(?:from|import)\s*\(?\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      const imported = `assets/${name}`;
      if (!found.includes(imported)) found.push(imported);
    }
  }
  return found;
}

test('no script of the page holds tfjs, only the worker does', () => {
  const page = pageScripts();
  expect(page.length).toBeGreaterThan(0);
  expect(page.filter((path) => /tfjsflags|WEBGL_VERSION|_tfengine/.test(textOf(path)))).toEqual([]);
  expect(scripts.some((path) => textOf(path).includes(CORE))).toBe(true);
});

test(`everything together is at most ${ALL / 1e6} MB`, () => {
  const bytes = files.reduce((sum, path) => sum + statSync(join(DIST, path)).size, 0);
  expect(bytes).toBeLessThanOrEqual(ALL);
});

test(`a first visit gets its first label after at most ${FIRST / 1e6} MB`, async () => {
  const server = await serve({ port: PORT });
  const wire = await countWire(PORT);
  const browser = await sharedBrowser();
  try {
    const page = await visit(await newVisitor(browser), wire.origin, 'source=camera');
    await phase(page, ['ready', 'live']);
    const start = page.getByTestId('start-camera');
    if (await start.isVisible()) await start.click();
    const label = page.locator('[data-testid="targets"] > li:not([data-label="unknown"])');
    await label.first().waitFor({ state: 'attached' });
    expect(wire.bytes()).toBeGreaterThan(1e6);
    expect(wire.bytes()).toBeLessThanOrEqual(FIRST);
  } finally {
    await browser.close();
    await wire.close();
    await server.close();
  }
});
