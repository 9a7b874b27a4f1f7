import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM_FLAGS, chromiumPath, fakeCameraFlags } from '../../chromium.ts';
import { phase, serveBuild, targets, visit } from '../app.ts';
import { learned, leaveTeach, open, openTeach, samples, teach, trained } from '../teach-steps.ts';
import type { StaticServer } from '../../static-server.ts';

const THREE = join(import.meta.dirname, '../../fixtures/three-people.jpg');

let server: StaticServer;
let context: BrowserContext;
let page: Page;
let profile: string;
const uncaught: string[] = [];

/**
 * A Chromium in which somebody blocked all cookies: localStorage throws at its mention, caches, locks and files refuse, IndexedDB
 * and service workers are denied.
 */
beforeAll(async () => {
  server = await serveBuild();
  profile = mkdtempSync(join(tmpdir(), 'visor-denied-'));
  mkdirSync(join(profile, 'Default'));
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(settings));
  context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, ...fakeCameraFlags()],
  });
  context.setDefaultTimeout(60_000);
  page = await visit(context, server.origin, 'source=none');
  page.on('pageerror', (error) => uncaught.push(String(error)));
});
afterAll(async () => {
  await context?.close();
  await server?.close();
  rmSync(profile, { recursive: true, force: true });
});

test('where every kind of storage is denied the app works, keeps nothing, and says so when it is asked to', async () => {
  expect(
    await page.evaluate('(() => { try { return localStorage.length } catch (error) { return error.name } })()'),
  ).toBe('SecurityError');
  expect(await phase(page, ['ready', 'failed'])).toBe('ready');
  const people = await open(page, THREE);
  const byPlace = [...people].sort((a, b) => (a.box[0] ?? 0) - (b.box[0] ?? 0));
  await teach(page, byPlace[0]!, 1);
  await teach(page, byPlace.at(-1)!, 2);
  await trained(page);
  await learned(page, byPlace[0]!.track);
  await openTeach(page);
  await page.getByTestId('keep').first().click();
  await expect
    .poll(() => page.getByRole('alert').allInnerTexts())
    .toContainEqual(expect.stringContaining('cannot keep anything'));
  expect(await page.getByTestId('keep-state').count()).toBe(0);
  await leaveTeach(page);
  expect(await samples(page)).toBe(2);
  expect((await targets(page)).length).toBeGreaterThan(0);
  expect(uncaught).toEqual([]);
});
