import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveFolders, type StaticServer } from '../static-server.ts';
import { DIST, newVisitor, phase, serveBuild, sharedBrowser, visit, waitForTargets } from './app.ts';

/** ms that a slow machine may take to measure itself. */
const MEASURING = 180_000;

let browser: Browser;
let server: StaticServer;
beforeAll(async () => (browser = await sharedBrowser()));
afterAll(() => browser.close());
beforeEach(async () => (server = await serveBuild()));
afterEach(() => server.close());

/** Waits until the page says that it works offline, then checks that claim from outside, byte for byte. */
async function readyOffline(page: Page): Promise<void> {
  await page.getByTestId('ready-offline').waitFor({ state: 'attached' });
  const wrong = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('visor-models-'));
    const models = new URL('models/', location.href);
    const cache = await caches.open(names[0] ?? '');
    const manifest = (await (await cache.match(new URL('manifest.json', models)))?.json()) as {
      models: { files: { path: string; sha256: string }[] }[];
      knownAnswer: { picture: { path: string; sha256: string } };
    };
    const files = [...manifest.models.flatMap((model) => model.files), manifest.knownAnswer.picture];
    const bad: string[] = names.length === 1 ? [] : names;
    for (const { path, sha256 } of files) {
      const bytes = await (await cache.match(new URL(path, models)))?.arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes ?? new ArrayBuffer()));
      if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) bad.push(path);
    }
    return [...bad, ...((await navigator.serviceWorker.ready).active ? [] : ['no worker'])];
  });
  expect(wrong).toEqual([]);
}

describe('without a network', () => {
  test('the whole app works: the server is gone, the demo’s people are found', async () => {
    const context = await newVisitor(browser);
    const page = await visit(context, server.origin, 'source=none');
    await phase(page, ['ready']);
    await readyOffline(page);
    await page.close();
    await server.close();
    await context.setOffline(true);
    const again = await visit(context, server.origin, 'source=demo');
    await phase(again, ['live']);
    await waitForTargets(again, 1);
    for (const screen of ['about', 'stage']) {
      await again.goto(`${server.origin}/?screen=${screen}&source=none&backend=wasm`);
      await phase(again, ['ready']);
    }
    await context.close();
  });

  test('a device measures itself: step by step, to be stopped, and as text to copy', async () => {
    const context = await newVisitor(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await visit(context, server.origin, 'source=none');
    await phase(page, ['ready']);
    await readyOffline(page);
    await page.close();
    await server.close();
    await context.setOffline(true);
    const again = await visit(context, server.origin, 'source=none&screen=about');
    await phase(again, ['ready']);
    await again.getByTestId('benchmark-start').click();
    await again.locator('[role="progressbar"][data-step="teach"]').waitFor();
    await again.getByTestId('benchmark-stop').click();
    await again.getByTestId('benchmark-start').click();
    await again.getByTestId('benchmark-copy').waitFor({ timeout: MEASURING });
    const rows = again.getByTestId('benchmark');
    expect(await rows.locator('[data-row="four"]').textContent()).toMatch(/^[\d.]+ ms, [\d.]+ a second/);
    expect(await rows.locator('[data-row="calls"]').textContent()).toMatch(/^\d+ kernels, \d+ read-backs/);
    await again.getByTestId('benchmark-copy').click();
    // Pages may not read what was copied; somebody pastes it.
    await again.evaluate(() => document.body.appendChild(document.createElement('textarea')).focus());
    await again.keyboard.press('Control+V');
    const text = await again.locator('body > textarea').inputValue();
    expect(text.split('\n').length).toBe(1 + (await rows.locator('dd').count()));
    expect(text).toContain(`Four people: ${await rows.locator('[data-row="four"]').textContent()}`);
    await context.close();
  });

  test('it works from a folder of a host that also serves others', async () => {
    const host = await serveFolders({ '/some/folder/': DIST });
    const context = await newVisitor(browser);
    const page = await context.newPage();
    const address = `${host.origin}/some/folder/?source=none&lang=en&backend=wasm`;
    await page.goto(address);
    await phase(page, ['ready']);
    await readyOffline(page);
    await host.close();
    await page.goto(address);
    await phase(page, ['ready']);
    await context.close();
  });

  test('a byte that went bad in the cache is not used: the app says so, and heals itself when the network is back', async () => {
    const context = await newVisitor(browser);
    const page = await visit(context, server.origin, 'source=none');
    await phase(page, ['ready']);
    await readyOffline(page);
    await page.evaluate(async () => {
      const name = (await caches.keys()).find((one) => one.startsWith('visor-models-')) ?? '';
      const cache = await caches.open(name);
      const url = new URL('models/detector.bin', location.href);
      const bytes = new Uint8Array((await (await cache.match(url))?.arrayBuffer()) ?? new ArrayBuffer());
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      await cache.put(url, new Response(bytes));
    });
    await context.setOffline(true);
    const broken = await visit(context, server.origin, 'source=none');
    await phase(broken, ['failed']);
    await broken.close();
    await context.setOffline(false);
    const healed = await visit(context, server.origin, 'source=none');
    await phase(healed, ['ready']);
    await readyOffline(healed);
    expect(server.served.filter(({ path }) => path === '/models/detector.bin')).toHaveLength(2);
    await context.close();
  });
});
