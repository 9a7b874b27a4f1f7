import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { atRest, newVisitor, phase, targets, visit, waitForTargets } from '../app.ts';
import { serious } from '../axe.ts';
import { learned, open, samples, trained } from '../teach-steps.ts';
import { usingBuild } from '../using-build.ts';
import { dropFolders } from './drop-folders.ts';

const build = usingBuild();
const DATA = join(import.meta.dirname, '../../../../shared/data');
const UNIFORMS = join(DATA, 'uniforms');
const CLIP = join(DATA, 'tracking/one-by-one-person-detection.mp4');
const photo = (folder: string, number: number) => join(UNIFORMS, folder, `${String(number).padStart(3, '0')}.jpg`);
const TAUGHT = [0, 1, 2, 3, 4, 5];
const ASKED = [6, 7, 8, 9, 10, 11];

async function looked(page: Page): Promise<void> {
  await page.getByTestId('tray').waitFor();
  await expect.poll(() => page.locator('[data-testid="tray-picture"][data-kind="waiting"]').count()).toBe(0);
}

describe.skipIf(!existsSync(UNIFORMS))('pictures of costumes', () => {
  test('two dropped folders become two classes, which then label people they never met', async () => {
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin);
    await phase(page, ['ready']);
    const folders = ['chef', 'firefighter'];
    await dropFolders(
      page,
      folders.map((name) => ({ name, files: TAUGHT.map((number) => photo(name, number)) })),
    );
    await looked(page);
    expect(await page.getByTestId('tray-picture').count()).toBe(12);
    await page.getByTestId('tray-folders').click();
    await atRest(page);
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('tray-add').click();
    await page.getByTestId('tray-done').click();
    await page.getByTestId('tray').waitFor({ state: 'detached' });

    let right = 0;
    let asked = 0;
    for (const [index, folder] of folders.entries()) {
      for (const number of ASKED) {
        const people = await open(page, photo(folder, number));
        const [nearest] = [...people].sort((a, b) => b.box[2]! * b.box[3]! - a.box[2]! * a.box[3]!);
        if (!nearest) continue;
        if (asked === 0) await trained(page);
        const { label } = await learned(page, nearest.track);
        asked += 1;
        if (label === `class-${index + 3}`) right += 1;
      }
    }
    console.info(`two folders of six pictures: ${right} of ${asked} people named rightly`);
    expect(asked).toBeGreaterThanOrEqual(10);
    expect(right / asked).toBeGreaterThanOrEqual(0.7);
    const before = await samples(page);
    await page.getByTestId('undo').first().click();
    // One press added them all, one takes them all back.
    await expect.poll(() => samples(page)).toBe(0);
    expect(before).toBeGreaterThanOrEqual(10);
    await context.close();
  });

  test('a class, two taps, one press: by the keyboard alone, from files that wait; a broken one is named', async () => {
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin);
    await phase(page, ['ready']);
    const broken = { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 1, 2]) };
    const files = [0, 1].map((number) => ({
      name: `chef-${number}.jpg`,
      mimeType: 'image/jpeg',
      buffer: readFileSync(photo('chef', number)),
    }));
    await page
      .getByTestId('open-file')
      .first()
      .setInputFiles([...files, broken]);
    await waitForTargets(page, 1);
    await page.getByTestId('teach-from-files').click();
    await looked(page);
    expect(await page.locator('[data-testid="tray-picture"][data-kind="refused"]').innerText()).toContain('broken.jpg');
    await page.getByTestId('tray-class-2').press('Enter');
    const person = page.getByTestId('tray-person').first();
    await person.press('Space');
    expect(await person.getAttribute('data-class')).toBe('guest');
    expect(await person.getAttribute('aria-label')).toMatch(/Person 1 in chef-0\.jpg: /);
    await page.keyboard.press('Escape');
    await page.getByTestId('tray-stay').press('Enter');
    await page.getByTestId('tray-add').press('Enter');
    await page.getByTestId('tray-undo').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => samples(page)).toBe(1);
    await context.close();
  });

  test('a zip of folders is laid out wherever it is dropped, on a model exported by Teachable Machine is said what it is', async () => {
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin);
    await phase(page, ['ready']);
    const zip = zipSync(
      Object.fromEntries(
        ['chef', 'police'].flatMap((folder) =>
          [0, 1].map((number) => [`project/${folder}/${number}.jpg`, readFileSync(photo(folder, number))]),
        ),
      ),
    );
    const file = { name: 'project.tm', mimeType: 'application/octet-stream', buffer: Buffer.from(zip) };
    await page.getByTestId('open-file').first().setInputFiles(file);
    await looked(page);
    expect(await page.getByTestId('tray-picture').count()).toBe(4);
    await page.getByText('chef and police').waitFor();
    await page.getByTestId('tray-close').click();
    await page.getByTestId('open-file').first().setInputFiles(join(DATA, 'field/teachable-machine-export.zip'));
    await expect.poll(() => page.getByTestId('file-news').textContent()).toContain('Teachable Machine');
    await context.close();
  });
});

describe.skipIf(!existsSync(CLIP))('a clip', () => {
  test('is paused, sought and stepped, and whoever stands in it is taught with one press', async () => {
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin);
    await phase(page, ['ready']);
    await page.getByTestId('open-file').first().setInputFiles(CLIP);
    await phase(page, ['live']);
    await page.getByTestId('clip-play').click();
    const time = () => page.evaluate(() => document.querySelector('video')!.currentTime);
    const sought = async (to: number) => {
      await page.getByTestId('clip-seek').fill(String(to));
      await expect.poll(async () => Math.abs((await time()) - to)).toBeLessThan(0.1);
    };
    for (let at = 2; (await targets(page)).length === 0 && at < 20; at += 3) {
      await sought(at);
      await page.waitForTimeout(2500);
    }
    expect((await targets(page)).length).toBeGreaterThan(0);
    const before = await time();
    await page.getByTestId('clip-on').click();
    await expect.poll(time).toBeGreaterThan(before);
    expect((await time()) - before).toBeLessThan(0.2);
    await waitForTargets(page, 1);
    await page.getByTestId('capture').click();
    await expect.poll(() => samples(page)).toBe(1);
    const there = await time();
    await page.getByTestId('teach-screen').first().click();
    await page.getByTestId('back').first().click();
    // Whoever comes back finds the picture where it was left, and the people in it.
    expect(await time()).toBe(there);
    await waitForTargets(page, 1);
    await page.getByTestId('clip-play').click();
    await expect.poll(time).toBeGreaterThan(there);
    await context.close();
  });
});
