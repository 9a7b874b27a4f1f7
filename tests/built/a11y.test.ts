import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaticServer } from '../static-server.ts';
import { newVisitor, openBrowser, phase, serveBuild, visit, waitForTargets } from './app.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: StaticServer;
let browser: Browser;
beforeAll(async () => {
  server = await serveBuild();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What axe finds serious or worse, one line each. */
async function serious(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

test.each(['zh', 'en'])('nothing keeps people out (%s)', { timeout: 180_000 }, async (lang) => {
  const context = await newVisitor(browser);
  const start = await visit(context, server.origin, `source=none&lang=${lang}`);
  await phase(start, ['ready']);
  expect(await serious(start)).toEqual([]);

  const live = await visit(context, server.origin, `source=demo&lang=${lang}`);
  await waitForTargets(live, 2);
  expect(await serious(live)).toEqual([]);
  await live.locator('[data-testid="targets"] > li').first().click({ force: true });
  await live.waitForTimeout(500);
  expect(await serious(live)).toEqual([]);
  await live.close();

  for (const screen of ['about', 'stage']) {
    const page = await visit(context, server.origin, `screen=${screen}&source=none&lang=${lang}`);
    await phase(page, ['ready']);
    expect(await serious(page)).toEqual([]);
    await page.close();
  }
  await context.close();
});
