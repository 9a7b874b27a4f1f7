import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { serveFolders, type StaticServer } from '../static-server.ts';
import { DIST, newVisitor, phase, sharedBrowser, visit, waitForTargets } from './app.ts';

let browser: Browser;
let host: StaticServer;
beforeAll(async () => {
  browser = await sharedBrowser();
  // A host that cannot send headers of its own, such as a project page.
  host = await serveFolders({ '/project/': DIST });
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

test('on a host that sends no headers the second visit is isolated by the service worker, and everything works as before', async () => {
  const context = await newVisitor(browser);
  const page = await visit(context, `${host.origin}/project`, 'source=none');
  await phase(page, ['ready']);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await page.getByTestId('ready-offline').waitFor({ state: 'attached' });
  const again = await visit(context, `${host.origin}/project`, 'source=demo');
  expect(await again.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await phase(again, ['live', 'failed'])).toBe('live');
  await waitForTargets(again, 1);
  // Pictures, styles and fonts are all our own: nothing is kept out.
  expect(
    await again.evaluate(() =>
      [...document.images].every(({ complete, naturalWidth }) => !complete || naturalWidth > 0),
    ),
  ).toBe(true);
  await context.close();
});
