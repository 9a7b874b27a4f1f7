import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, afterEach, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { newVisitor, phase, targets, visit, waitForTargets } from './app.ts';
import { usingBuild } from './using-build.ts';

const THREE = join(import.meta.dirname, '../fixtures/three-people.jpg');

const build = usingBuild();
let page: Page;
beforeEach(async () => {
  page = await visit(await newVisitor(build.browser), build.server.origin, 'source=none');
  expect(await phase(page, ['ready', 'failed'])).toBe('ready');
  await page.getByTestId('open-file').setInputFiles(THREE);
  await waitForTargets(page, 3);
});
afterEach(() => page.context().close());

const people = () => page.locator('[data-testid="targets"] > li');
const count = (label: number) => page.getByTestId(`teach-label-${label}`).getAttribute('data-count');

test('nothing learned but "learned" chosen: everybody is unidentified, and the top says why', async () => {
  await page.getByTestId('more').click();
  await page.getByRole('button', { name: en.live.rules, exact: true }).click();
  await page.getByTestId('speaker-head').click();
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => [...new Set((await targets(page)).map(({ label, by }) => `${label} ${by}`))])
    .toEqual(['unknown head']);
  expect(await page.locator('[data-speaks]').innerText()).toBe(en.dock.learnedNothing);
});

test('two people, one press each, by keyboard alone; then why, with its own test in figures', async () => {
  for (const [person, label] of [
    [0, 1],
    [2, 2],
  ] as const) {
    await page.getByTestId(`teach-label-${label}`).press('Enter');
    await people().nth(person).locator('button').press('Enter');
    await page.getByTestId('capture').press('Space');
    await expect.poll(() => count(label)).toBe('1');
  }
  expect(await page.locator('[data-notice]').getAttribute('data-notice')).toBe('keep');
  await page.getByTestId('only-now').click();
  await page.getByTestId('why').click();
  const why = page.locator('[data-occlusion="done"]');
  await why.waitFor();
  const text = await why.innerText();
  expect(text).toMatch(/Hide what it looked at\s+\d+% → \d+%/);
  expect(text).toMatch(/Hide as much elsewhere\s+\d+% → \d+%/);
  expect(text).toMatch(new RegExp(`${en.dock.whyHolds}|${en.dock.whyFails}`));
});

test('a press with three people and nobody selected takes nobody and says so', async () => {
  await page.getByTestId('capture').click();
  await expect.poll(() => page.locator('[data-notice]').innerText()).toContain(en.dock.nobody);
  expect(await count(1)).toBe('0');
});
