import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newVisitor, phase, visit, waitForTargets } from '../app.ts';
import { serious } from '../axe.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();

async function stageOnCamera(): Promise<Page> {
  const context = await newVisitor(build.browser, { viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  const page = await visit(context, build.server.origin, 'source=camera&screen=stage');
  if ((await phase(page, ['live', 'ready'])) === 'ready') await page.getByTestId('start-camera').click();
  await waitForTargets(page, 1);
  return page;
}

/** How sharp the picture is: mean difference of neighbours, away from the marks in colour. */
const sharpness = (page: Page) =>
  page.getByTestId('shot').evaluate((node) => {
    const canvas = node as HTMLCanvasElement;
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    let sum = 0;
    for (let i = 4; i < data.length; i += 4) sum += Math.abs((data[i] ?? 0) - (data[i - 4] ?? 0));
    return sum / (width * height);
  });

test('before a camera everybody is blurred until somebody says yes, and the picture can be saved', async () => {
  const page = await stageOnCamera();
  await page.mouse.move(300, 300);
  await page.getByTestId('snapshot').click();
  await page.getByTestId('shot').waitFor();
  const blurred = await sharpness(page);
  expect(await serious(page)).toEqual([]);
  await page.getByTestId('everybody').check();
  expect(await sharpness(page)).toBeGreaterThan(1.2 * blurred);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-home').click()]);
  expect(download.suggestedFilename()).toBe('visor.jpg');
  const saved = join(mkdtempSync(join(tmpdir(), 'visor-')), 'visor.jpg');
  await download.saveAs(saved);
  expect([...readFileSync(saved).subarray(0, 2)]).toEqual([0xff, 0xd8]);
  await page.context().close();
});

test('a clip plays, and is one that this browser said it makes', async () => {
  const page = await stageOnCamera();
  await page.mouse.move(300, 300);
  await page.getByTestId('record').click();
  await page.getByTestId('recording').waitFor();
  await page.waitForTimeout(2500);
  await page.mouse.move(310, 300);
  await page.getByTestId('record').click();
  const clip = page.getByTestId('clip');
  await clip.waitFor();
  await expect.poll(() => clip.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(900);
  await clip.evaluate((video: HTMLVideoElement) => video.play());
  await expect.poll(() => clip.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.3);
  await page.context().close();
});

test('the next visitor finds nothing of the one before, and the stage is free of barriers', async () => {
  const page = await stageOnCamera();
  await page.mouse.move(300, 300);
  await page.getByTestId('stage-teach').click();
  expect(await serious(page)).toEqual([]);
  await page.locator('[data-testid="targets"] > li').first().click({ force: true });
  await page.getByTestId('capture').click();
  await page.getByTestId('train').waitFor();
  await page.mouse.move(310, 300);
  await page.getByTestId('next-visitor').click();
  await expect.poll(() => page.getByTestId('train').count()).toBe(0);
  await page.context().close();
});
