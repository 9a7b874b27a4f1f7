import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageDimensionsFromData } from 'image-dimensions';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DIST, newVisitor, visit } from './app.ts';
import { usingBuild } from './using-build.ts';

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1';
const WECHAT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60';

interface Manifest {
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string }[];
  readonly screenshots: readonly { readonly src: string; readonly sizes: string; readonly type: string }[];
}

const build = usingBuild();

const modelBytes = (): number =>
  build.server.served.filter(({ path }) => /models\/.+\.bin$/.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);

/** Opens the page of such a browser, waits until it says `words`, and some seconds more for what it may ask for. */
async function guide(userAgent: string, words: string): Promise<Page> {
  const context = await newVisitor(build.browser, { userAgent });
  const page = await visit(context, build.server.origin, 'source=camera&lang=en');
  await page.getByText(words).first().waitFor();
  await page.waitForTimeout(3000);
  return page;
}

test('Chromium finds nothing that keeps Visor from being installed, nor any fault in its manifest', async () => {
  const context = await newVisitor(build.browser);
  const page = await visit(context, build.server.origin, 'source=none');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A test's browser context counts as a private window, the one thing that is in the way here.
  expect(installabilityErrors.map((error) => error.errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '')).toMatchObject({ start_url: '.', scope: '.', display: 'standalone' });
  await context.close();
});

test('every icon and screenshot of the manifest is there, in the size it is said to have', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8')) as Manifest;
  expect(manifest.icons.length).toBeGreaterThanOrEqual(3);
  expect(manifest.screenshots).toHaveLength(2);
  for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots]) {
    const file = readFileSync(join(DIST, src));
    if (type === 'image/svg+xml') continue;
    const size = imageDimensionsFromData(file);
    expect(`${src} ${size?.width}x${size?.height}`).toBe(`${src} ${sizes}`);
  }
});

test('an iPhone is given its own icon', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const href = /<link rel="apple-touch-icon" href="\.\/([^"]+)"/.exec(html)?.[1] ?? '';
  expect(imageDimensionsFromData(readFileSync(join(DIST, href)))).toMatchObject({ width: 180, height: 180 });
});

test('Safari on an iPhone shows how to install before any model byte is asked for', async () => {
  const before = modelBytes();
  const page = await guide(SAFARI, 'home screen');
  expect(modelBytes()).toBe(before);
  await page.context().close();
});

test('inside WeChat the way out is shown before any model byte is asked for', async () => {
  const before = modelBytes();
  const page = await guide(WECHAT, 'Safari');
  expect(modelBytes()).toBe(before);
  await page.context().close();
});
