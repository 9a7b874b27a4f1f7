import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { DIST, newVisitor, phase, visit, waitForTargets } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();
afterEach(() => {
  build.server.intercept = null;
});

test('a download that stands still says so, is taken up again, and the lab stays open', async () => {
  build.server.intercept = (path, response) => {
    if (!path.endsWith('/detector.bin')) return false;
    const bytes = readFileSync(join(DIST, 'models/detector.bin'));
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
    response.write(bytes.subarray(0, 100_000)); // and nothing more
    return true;
  };
  const context = await newVisitor(build.browser, { serviceWorkers: 'block' });
  const page = await visit(context, build.server.origin);
  await page.getByTestId('open-lab').waitFor();
  const before = Date.now();
  expect(await phase(page, ['failed'])).toBe('failed');
  expect(Date.now() - before).toBeLessThan(25_000);
  await page.getByText(en.failures.stalled.title).waitFor();
  await page.getByTestId('open-lab').click();
  await page.getByText(en.explain.title).first().waitFor();
  // The browser's own way back stays inside the app.
  await page.goBack();
  await page.getByText(en.failures.stalled.title).waitFor();
  build.server.intercept = null;
  await page.getByTestId('retry').click();
  expect(await phase(page, ['ready', 'failed'])).toBe('ready');
  await context.close();
});

test('in a browser inside another app the lab is open, and an address that cannot be copied is selected', async () => {
  const errors: string[] = [];
  const context = await newVisitor(build.browser, {
    userAgent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0',
  });
  await context.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const page = await visit(context, build.server.origin);
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.getByRole('button', { name: en.install.copy }).click();
  await page.getByRole('button', { name: en.install.selected }).waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain(new URL(build.server.origin).host);
  await page.getByTestId('open-lab').click();
  await page.getByText(en.explain.title).first().waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('a browser that gives pages noise instead of pictures is told apart from an empty hall', async () => {
  const assets = join(DIST, 'assets');
  const worker = readdirSync(assets).find((name) => /^worker-.*\.js$/.test(name))!;
  const code = readFileSync(join(assets, worker), 'utf8');
  const lie = `
    const real = OffscreenCanvasRenderingContext2D.prototype.getImageData;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...where) {
      const pixels = real.apply(this, where);
      pixels.data.fill(255);
      return pixels;
    };`;
  build.server.intercept = (path, response) => {
    if (!path.endsWith(worker)) return false;
    // A page that is isolated takes no worker without this header.
    const headers = { 'content-type': 'text/javascript', 'cross-origin-embedder-policy': 'require-corp' };
    response.writeHead(200, headers).end(`${lie}\n${code}`);
    return true;
  };
  const context = await newVisitor(build.browser, { serviceWorkers: 'block' });
  const page = await visit(context, build.server.origin);
  expect(await phase(page, ['failed'])).toBe('failed');
  await page.getByText(en.failures['canvas-lies'].title).waitFor();
  await context.close();
});

test('a page that is translated goes on saying what it sees', async () => {
  const context = await newVisitor(build.browser);
  const page = await visit(context, build.server.origin, 'source=demo');
  await waitForTargets(page, 1);
  expect(await page.evaluate(() => document.documentElement.translate)).toBe(false);
  const rates = () => page.getByTestId('rates').textContent();
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter(({ data }) => data.trim())) {
      const font = document.createElement('font');
      font.textContent = `[${text.data}]`;
      text.replaceWith(font);
    }
  });
  const seen = new Set<string | null>();
  await expect.poll(async () => seen.add(await rates()).size).toBeGreaterThan(3);
  expect(await rates()).not.toContain('[');
  await context.close();
});

test('whatever stands in front of people keeps the display lit', async () => {
  const context = await newVisitor(build.browser);
  await context.addInitScript(() => {
    const held = new Set<object>();
    Object.assign(window, { held });
    const request = () => {
      const sentinel = { released: false, release: () => Promise.resolve(void held.delete(sentinel)) };
      held.add(sentinel);
      return Promise.resolve(sentinel);
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  const held = (page: Awaited<ReturnType<typeof visit>>) =>
    page.evaluate(() => (window as unknown as { held: Set<object> }).held.size);
  for (const screen of ['explain', 'teach', 'stage']) {
    const page = await visit(context, build.server.origin, `screen=${screen}`);
    await expect.poll(() => held(page)).toBe(1);
    await page.close();
  }
  const page = await visit(context, build.server.origin);
  await phase(page, ['ready']);
  expect(await held(page)).toBe(0);
  await context.close();
});

describe('the way back of the browser', () => {
  test('leads from a lesson to the contents to the picture', async () => {
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin, 'source=demo');
    await phase(page, ['live']);
    const { length } = await page.evaluate(() => ({ length: history.length }));
    await page.getByTestId('more').click();
    await page.getByTestId('open-lab').click();
    await page.getByText(en.explain.title).first().waitFor();
    await page.goBack();
    await page.locator('[data-testid="rates"]').waitFor();
    expect(await phase(page, ['live'])).toBe('live');
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(length + 1);
    await context.close();
  });
});

test('in forced colours a chosen class is told from the others, and a meter shows how full it is', async () => {
  const context = await newVisitor(build.browser, {
    forcedColors: 'active',
    viewport: { width: 1280, height: 800 },
  });
  const page = await visit(context, build.server.origin, 'source=demo');
  await waitForTargets(page, 1);
  const colours = (name: string) => page.getByTestId(name).evaluate((chip) => getComputedStyle(chip).backgroundColor);
  expect(await colours('teach-label-1')).not.toBe(await colours('teach-label-2'));
  await page.locator('[data-testid="targets"] > li').first().click();
  // The person may walk out of the picture at any time, and the card with them.
  const filled = await page.waitForFunction(() => {
    const bar = document.querySelector('.card .fill');
    return bar && getComputedStyle(bar).backgroundImage;
  });
  expect(await filled.jsonValue()).toContain('gradient');
  await context.close();
});
