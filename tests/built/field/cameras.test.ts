import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { newVisitor, openBrowser, phase, visit, waitForTargets } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();
const FIELD = join(import.meta.dirname, '../../../../shared/data/field');

/** A phone with these lenses: each is Chromium's own camera under another name, a direction is answered by the first. */
async function withLenses(context: BrowserContext, lenses: readonly { id: string; label: string; broken?: boolean }[]) {
  await context.addInitScript((all) => {
    const media = navigator.mediaDevices;
    const real = media.getUserMedia.bind(media);
    const asked: string[] = [];
    Object.assign(window, { asked });
    media.getUserMedia = async (constraints) => {
      const video = constraints?.video;
      const id = typeof video === 'object' ? (video.deviceId as { exact?: string } | undefined)?.exact : undefined;
      const lens = id ? all.find((one) => one.id === id) : all[0];
      asked.push(lens?.id ?? '');
      if (!lens) throw new DOMException('none', 'OverconstrainedError');
      if (lens.broken) throw new DOMException('cannot start', 'NotReadableError');
      const stream = await real({ video: true });
      const [track] = stream.getVideoTracks();
      Object.defineProperty(track, 'label', { value: lens.label });
      if (track) track.getSettings = () => ({ deviceId: lens.id });
      return stream;
    };
    media.enumerateDevices = () =>
      Promise.resolve(
        all.map(({ id, label }) => ({ deviceId: id, label, kind: 'videoinput', groupId: '', toJSON: () => null })),
      );
  }, lenses);
}

test('a lens that cannot be read leads to another one, and only that one is remembered', async () => {
  const context = await newVisitor(build.browser);
  await withLenses(context, [
    { id: 'wide', label: 'camera 2, facing back', broken: true },
    { id: 'front', label: 'camera 1, facing front' },
    { id: 'main', label: 'camera 0, facing back' },
  ]);
  const page = await visit(context, build.server.origin);
  await phase(page, ['ready']);
  await page.evaluate(() => {
    const settings = JSON.parse(localStorage.getItem('visor-settings') ?? '{}') as object;
    localStorage.setItem('visor-settings', JSON.stringify({ ...settings, facing: 'environment', deviceId: 'wide' }));
  });
  await page.reload();
  await phase(page, ['ready']);
  await page.getByTestId('start-camera').click();
  expect(await phase(page, ['live', 'failed'])).toBe('live');
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('visor-settings') ?? '{}') as object);
  await expect.poll(kept).toMatchObject({ deviceId: null });

  // Flip, then a lens by its name.
  await page.getByTestId('flip').click();
  await expect.poll(kept).toMatchObject({ deviceId: 'front', facing: 'user' });
  await page.getByTestId('more').click();
  await page.getByTestId('choose-camera').click();
  await page.getByRole('button', { name: 'camera 0, facing back' }).click();
  await expect.poll(kept).toMatchObject({ deviceId: 'main', facing: 'environment' });
  await context.close();
});

test('the rear camera is reached although its label is in an unknown language and directions bring the front one', async () => {
  const context = await newVisitor(build.browser);
  await withLenses(context, [
    { id: 'front', label: 'kaamera 1, suunaga ette' },
    { id: 'rear', label: 'kaamera 0, suunaga taha' },
  ]);
  const page = await visit(context, build.server.origin, 'source=camera');
  await phase(page, ['live']);
  await page.getByTestId('flip').click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { asked: string[] }).asked.at(-1))).toBe('rear');
  await phase(page, ['live']);
  await context.close();
});

test.skipIf(!existsSync(FIELD))('people before a camera on its side are found once it is turned', async () => {
  const browser = await openBrowser(join(FIELD, 'camera-on-its-side.mjpeg'));
  const context = await newVisitor(browser, { viewport: { width: 1280, height: 800 } });
  const page = await visit(context, build.server.origin, 'source=camera');
  await phase(page, ['live']);
  await page.getByTestId('choose-camera').click();
  const size = () =>
    page.evaluate(() => {
      const { width, height } = document.querySelector('video')!.getBoundingClientRect();
      return [Math.round(width), Math.round(height)];
    });
  const before = await size();
  for (const turns of ['1', '2', '3']) {
    await page.getByTestId('turn-quarter').click();
    await expect.poll(() => page.locator('video').first().getAttribute('data-turns')).toBe(turns);
    // The picture still fills its place.
    await expect.poll(size).toEqual(before);
  }
  await page.keyboard.press('Escape');
  const people = await waitForTargets(page, 2);
  const { width, height } = await page.evaluate(() => {
    const { videoWidth, videoHeight } = document.querySelector('video')!;
    return { width: videoHeight, height: videoWidth };
  });
  const upright = people.filter(({ box }) => (box[3] ?? 0) * height > (box[2] ?? 0) * width);
  expect(upright.length).toBeGreaterThan(1);
  await browser.close();
});
