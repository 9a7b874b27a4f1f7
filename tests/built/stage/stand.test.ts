import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newVisitor, phase, visit, waitForTargets } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();

async function openStand(): Promise<Page> {
  const page = await visit(await newVisitor(build.browser), build.server.origin, 'source=demo&screen=stage');
  await phase(page, ['live']);
  await page.mouse.move(200, 300);
  await page.getByTestId('stand').click();
  await page.getByTestId('stand-begin').click();
  await page.getByTestId('stand-invite').waitFor();
  return page;
}

/** Presses the way out for as long as it asks for. */
async function close(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.getByTestId('stand-end').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.waitForTimeout(3200);
  await page.mouse.up();
}

test('a stand is locked: no key leads out but the one that is held, neither Back nor a reload', async () => {
  const page = await openStand();
  await page.getByTestId('stand-invite').click();
  await page.getByTestId('stand-yes').click();
  await waitForTargets(page, 1);
  await page.mouse.move(210, 300);
  expect(await page.getByTestId('next-visitor').isVisible()).toBe(true);
  for (const locked of ['stand', 'script', 'when', 'present']) expect(await page.getByTestId(locked).count()).toBe(0);
  expect(await page.locator('header .brand').isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('PageDown');
  await page.goBack();
  await page.waitForTimeout(300);
  expect(await page.getByTestId('script-bar').count()).toBe(0);
  expect(await page.getByTestId('next-visitor').isVisible()).toBe(true);
  // A tab that the system reloads has the address that it was opened with.
  await page.goto(page.url().replace('&screen=stage', ''));
  await page.getByTestId('stand-invite').waitFor();
  await close(page);
  await expect.poll(() => page.getByTestId('stand-invite').count()).toBe(0);
  expect(await page.getByTestId('stand').count()).toBe(1);
  await page.context().close();
});

test('the next visitor is invited when nobody has stood in the middle for as long as was chosen', async () => {
  const page = await visit(await newVisitor(build.browser), build.server.origin, 'source=demo&screen=stage');
  await phase(page, ['live']);
  await page.mouse.move(200, 300);
  await page.getByTestId('stand').click();
  await page.getByLabel('Next visitor after').selectOption('10');
  // The camera shows nobody: its picture is black.
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
      const context = canvas.getContext('2d')!;
      setInterval(() => context.fillRect(0, 0, 640, 480), 50);
      return Promise.resolve(canvas.captureStream(20));
    };
  });
  await page.getByTestId('stand-begin').click();
  await page.getByTestId('stand-invite').click();
  await page.getByTestId('stand-yes').click();
  await page.getByTestId('stand-here').waitFor();
  expect(await page.getByTestId('stand-here').textContent()).toMatch(/Next visitor in \d s/);
  await page.getByTestId('stand-invite').waitFor({ timeout: 30_000 });
  await page.context().close();
});
