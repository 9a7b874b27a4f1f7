import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { NAMES_FUNCTIONS } from '../chromium.ts';
import { openSite } from '../fuzz/chance/world.ts';
import { root } from '../runner/step.ts';
import { curveOf, slices, type Curve, type Point } from './curve.ts';
import { watchHeaps } from './heaps.ts';

const POINTS = 30;
/** ms that a picture or a key is waited for on a machine with other work to do. */
const PATIENCE = 60_000;
const PHOTO = join(root, 'tests/fixtures/three-people.jpg');

/** Changes the source of the built app again and again, or sends one visitor of a stand after the other through it. */
export async function visitsCurve(part: 'sources' | 'stand', steps: number): Promise<Curve> {
  const { server, browser } = await openSite();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['camera'] });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(NAMES_FUNCTIONS);
    const page = await context.newPage();
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(String(error)));
    const heaps = await watchHeaps(page);
    const screen = part === 'stand' ? '&screen=stage' : '';
    await page.goto(`${server.origin}/?source=demo&lang=en&backend=wasm${screen}`);
    await live(page);
    if (part === 'stand') {
      await page.getByTestId('stand').click();
      await page.getByTestId('stand-begin').click();
    }
    const began = performance.now();
    const points: Point[] = [];
    let step = 0;
    for (const slice of slices(steps, POINTS)) {
      for (let one = 0; one < slice; one++) await (part === 'stand' ? visit(page) : change(page, step + one));
      const { usage } = await page.evaluate(() => navigator.storage.estimate());
      points.push({ step: (step += slice), held: { ...(await heaps.read()), storedBytes: usage ?? 0 } });
    }
    if (thrown.length > 0) throw new Error(`nobody caught: ${thrown.join(' · ')}`);
    return curveOf(part, steps, Math.round((performance.now() - began) / 1000), points);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Camera and photo in turn. */
async function change(page: Page, step: number): Promise<void> {
  if (step % 2) await page.getByTestId('start-camera').first().click();
  else await page.getByTestId('open-file').first().evaluate(choose, readFileSync(PHOTO).toString('base64'));
  const still = step % 2 === 0;
  await page.waitForFunction(
    (photo) =>
      document.documentElement.dataset.phase === 'live' && (document.querySelector('video') === null) === photo,
    still,
    { polling: 50 },
  );
}

/** Chooses a picture in the page: one that is set from outside keeps the whole screen that its key was on. */
function choose(key: Node, picture: string): void {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], 'people.jpg', { type: 'image/jpeg' }));
  (key as HTMLInputElement).files = files.files;
  key.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Somebody of the queue: says yes, is looked at, goes. */
async function visit(page: Page): Promise<void> {
  await page.getByTestId('stand-invite').click();
  await page.getByTestId('stand-yes').click();
  await live(page);
  await page.locator('video').first().waitFor({ state: 'attached' });
  await page.getByTestId('next-visitor').click();
  await page.getByTestId('stand-invite').waitFor();
}

async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.phase === 'live', undefined, { polling: 50 });
}
