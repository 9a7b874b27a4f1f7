import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newVisitor, phase, visit, waitForTargets } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();
const FIELD = join(import.meta.dirname, '../../../../shared/data/field');
const PERSON = join(import.meta.dirname, '../../../public/demo/astronaut.webp');

/** Drops files on the page as a file manager does; `folder`: all of them within one folder of this name. */
async function drop(page: Page, names: readonly string[], folder: string | null = null): Promise<void> {
  const files = names.map((name) => ({ name: name.split('/').at(-1)!, base64: readFileSync(name).toString('base64') }));
  await page.evaluate(
    ({ all, within }) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of all) {
        transfer.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
      }
      if (within !== null) {
        const held = [...transfer.files];
        while (transfer.items.length > 1) transfer.items.remove(0);
        const entry = {
          ...{ isFile: false, isDirectory: true, name: within },
          createReader: () => {
            const rounds = [
              held.map((file) => ({
                isFile: true,
                isDirectory: false,
                name: file.name,
                file: (take: (one: File) => void) => take(file),
              })),
            ];
            return { readEntries: (take: (some: unknown[]) => void) => take(rounds.shift() ?? []) };
          },
        };
        DataTransferItem.prototype.webkitGetAsEntry = () => entry as unknown as FileSystemEntry;
      }
      Object.assign(window, { droppedAt: performance.now() });
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    { all: files, within: folder },
  );
}

describe.skipIf(!existsSync(FIELD))('beside a running camera', () => {
  test('every file that is no picture is named within two seconds, and the camera goes on', async () => {
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin, 'source=camera');
    await phase(page, ['live']);
    for (const [name, failure] of [
      ['hevc-aac.mov', 'hevc'],
      ['sound-only.mp4', 'no-picture'],
      ['iphone.heic', 'heic'],
    ] as const) {
      await drop(page, [join(FIELD, name)]);
      const took = await page.waitForFunction(
        (wanted) =>
          document.querySelector(`[data-testid="file-refused"][data-failure="${wanted}"]`) &&
          performance.now() - (window as unknown as { droppedAt: number }).droppedAt,
        failure,
        { polling: 20 },
      );
      expect(await took.jsonValue(), name).toBeLessThan(2000);
      expect(await page.evaluate(() => document.documentElement.dataset.phase)).toBe('live');
    }
    expect(await page.evaluate(() => document.querySelector('video')?.srcObject instanceof MediaStream)).toBe(true);
    // A clip of one picture is a photo: nothing is there to be frozen.
    await page.getByTestId('open-file').setInputFiles(join(FIELD, 'one-frame.mp4'));
    await expect.poll(() => page.locator('.picture.contain').count()).toBe(1);
    expect(await phase(page, ['live'])).toBe('live');
    await context.close();
  });

  test('a project that a file manager zipped again is taken in, wherever it is dropped', async () => {
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin, 'source=demo');
    await phase(page, ['live']);
    await drop(page, [join(FIELD, 'project-compressed-folder.zip')]);
    await expect.poll(() => page.getByTestId('file-news').textContent()).toMatch(/\S/);
    await expect.poll(() => page.getByTestId('file-news').getAttribute('class')).not.toContain('refused');
    await drop(page, [join(FIELD, 'teachable-machine-export.zip')]);
    await expect.poll(() => page.getByTestId('file-news').textContent()).toContain('Teachable Machine');
    await context.close();
  });
});

test('several files, or a folder of them, wait for their turn', async () => {
  const context = await newVisitor(build.browser);
  const page = await visit(context, build.server.origin);
  await phase(page, ['ready']);
  await drop(page, [PERSON, PERSON, PERSON], 'holiday');
  await waitForTargets(page, 1);
  await page.getByText('2 more files wait').waitFor();
  await page.getByTestId('next-file').click();
  await page.getByText('1 more file waits').waitFor();
  await waitForTargets(page, 1);
  await context.close();
});

test('a clip that the browser does not start by itself is started by a key', async () => {
  const context = await newVisitor(build.browser);
  await context.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its element below
    const play = HTMLMediaElement.prototype.play;
    let tapped = false;
    window.addEventListener('click', () => (tapped = true), true);
    // As an iPhone that saves power: nothing plays unless a tap asks for it.
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (this.srcObject || tapped) return play.call(this);
      this.pause();
      return Promise.reject(new DOMException('tap first', 'NotAllowedError'));
    };
    Object.defineProperty(HTMLMediaElement.prototype, 'autoplay', { set() {}, get: () => false });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its element below
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      if (name !== 'autoplay') set.call(this, name, value);
    };
  });
  const page = await visit(context, build.server.origin);
  await phase(page, ['ready']);
  await drop(page, [join(import.meta.dirname, '../../fixtures/demo.webm')]);
  await page.getByTestId('play').click();
  await expect.poll(() => page.evaluate(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2)).toBe(true);
  expect(await page.getByTestId('play').count()).toBe(0);
  await context.close();
});
