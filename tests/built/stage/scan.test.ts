import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newVisitor, phase, targets, visit, waitForTargets } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();
const ASTRONAUT = join(import.meta.dirname, '../../../public/demo/astronaut.webp');
const CLIP = join(import.meta.dirname, '../../fixtures/demo.webm');

/** Waits until a scan has come so far; gives the counts that are shown and the list of people at that very moment. */
async function scanIs(page: Page, state: string) {
  const seen = await page.waitForFunction(
    (wanted) => {
      const plate = document.querySelector<HTMLElement>('[data-testid="scan-plate"]');
      if (plate?.dataset.scan !== wanted) return null;
      const counts = [...plate.querySelectorAll('li')].map(({ dataset }) => [dataset.label, Number(dataset.count)]);
      const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')];
      return { counts, labels: rows.map(({ dataset }) => dataset.label ?? '') };
    },
    state,
    { polling: 16 },
  );
  return (await seen.jsonValue()) as { counts: [string, number][]; labels: string[] };
}

/** The list of people, counted by label. */
function counted(labels: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** Scans, and waits for the last moment before life goes on. */
async function scanned(page: Page) {
  await page.getByTestId('scan').first().click();
  const { labels } = await scanIs(page, 'locking');
  const { counts } = await scanIs(page, 'told');
  return { labels, counts: Object.fromEntries(counts) };
}

test.each(['demo', 'camera'])('the counts are those of the list of people (%s)', async (source) => {
  const page = await visit(await newVisitor(build.browser), build.server.origin, `source=${source}`);
  if ((await phase(page, ['live', 'ready'])) === 'ready') await page.getByTestId('start-camera').click();
  await waitForTargets(page, 1);
  const { labels, counts } = await scanned(page);
  expect(labels.length).toBeGreaterThan(0);
  expect(counts).toEqual(counted(labels));
  expect(await phase(page, ['live'])).toBe('live');
  await page.context().close();
});

test('a photo is scanned as well, and keeps what was found', async () => {
  const page = await visit(await newVisitor(build.browser), build.server.origin, 'source=none');
  await page.getByTestId('open-file').first().setInputFiles(ASTRONAUT);
  await waitForTargets(page, 1);
  const { labels, counts } = await scanned(page);
  expect(counts).toEqual(counted(labels));
  expect(counted((await targets(page)).map(({ label }) => label))).toEqual(counts);
  await page.context().close();
});

test('a clip stands still for a scan and plays on afterwards', async () => {
  const page = await visit(await newVisitor(build.browser), build.server.origin, 'source=none');
  await page.getByTestId('open-file').first().setInputFiles(CLIP);
  await waitForTargets(page, 1);
  const { labels, counts } = await scanned(page);
  expect(labels.length).toBeGreaterThan(0);
  expect(counts).toEqual(counted(labels));
  await page.waitForFunction(() => document.querySelector('[data-testid="scan-plate"]') === null);
  await page.waitForFunction(() => {
    const ages = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')];
    return ages.length > 0 && ages.every(({ dataset }) => Number(dataset.ageMs) < 1500);
  });
  await page.context().close();
});

test('the space bar scans on the stage, Escape ends it and the stage stays', async () => {
  const context = await newVisitor(build.browser, { reducedMotion: 'reduce' });
  const page = await visit(context, build.server.origin, 'source=demo&screen=stage');
  await waitForTargets(page, 1);
  await page.locator('body').press(' ');
  await scanIs(page, 'looking');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('[data-testid="scan-plate"]') === null);
  expect(await page.getByTestId('next-visitor').count()).toBe(1);
  await page.locator('body').press('PageDown');
  const { labels } = await scanIs(page, 'locking');
  expect(labels.length).toBeGreaterThan(0);
  await context.close();
});
