import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { MESSAGES } from '../../../src/i18n/index.ts';
import { walk } from '../../tour/route.ts';
import { ROUTES } from '../../tour/screens.ts';
import { atRest, newVisitor, phase, visit, waitForTargets } from '../app.ts';
import { serious } from '../axe.ts';
import { lostFocus } from './focus.ts';
import { usingBuild } from '../using-build.ts';

await MESSAGES.load(['en']);

const build = usingBuild();
const SEEN_ELSEWHERE =
  /^lab-(?!link|today)|^samples-(training|exam|strangers|keep|files)$|^photo-why$|^stage-scan$|^lesson-pack-answers$/;
const PEOPLE = join(import.meta.dirname, '../../fixtures/three-people.jpg');

test('nothing keeps people out, on any screen', { timeout: 400_000 }, async () => {
  const found: string[] = [];
  const tour = { browser: build.browser, origin: build.server.origin, lang: 'zh' };
  // Lessons have a walk of their own (explain.test.ts); of what one page shows, one look is enough.
  const routes = ROUTES.map((route) => ({
    ...route,
    stops: route.stops.filter(({ name }) => !SEEN_ELSEWHERE.test(name)),
  }));
  const lost = await walk(tour, routes, async (page, { name, kind }) => {
    found.push(...(await serious(page)).map((one) => `${name}: ${one}`));
    if (kind === undefined) found.push(...(await lostFocus(page)).map((one) => `${name}: ${one}`));
  });
  expect(lost).toEqual([]);
  expect(found).toEqual([]);
});

test('everything said in English is as free of barriers', async () => {
  const context = await newVisitor(build.browser);
  for (const query of ['source=none', 'screen=about', 'screen=teach', 'screen=stage&source=demo', 'notes']) {
    const page = await visit(context, build.server.origin, `${query}&lang=en`);
    if (query !== 'notes') await phase(page, ['ready', 'live']);
    await page.locator('h1, [data-testid="targets"]').first().waitFor({ state: 'attached' });
    expect(await serious(page), query).toEqual([]);
    await page.close();
  }
  await context.close();
});

/** A photo with three people, two of them taught. */
async function taughtPhoto(page: Page): Promise<void> {
  await phase(page, ['ready']);
  await page.getByTestId('open-file').first().setInputFiles(PEOPLE);
  await waitForTargets(page, 3);
  for (const [person, label] of [
    [0, 1],
    [1, 2],
  ] as const) {
    await page.locator('[data-testid="targets"] > li button').nth(person).click({ force: true });
    await page.getByTestId(`teach-label-${label}`).click();
    await page.getByTestId('capture').click();
    await page.locator(`[data-testid="teach-label-${label}"]:not([data-count="0"])`).waitFor();
  }
  await page.locator('[data-testid="targets"] > li[data-by="head"]').first().waitFor();
}

test('a screen reader hears who was found, what was taken, that it was learnt, and what a scan found, in this order', async () => {
  const context = await newVisitor(build.browser);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      for (const region of document.querySelectorAll<HTMLElement>(
        '[role="status"], [role="alert"], [aria-live="polite"]',
      )) {
        const text = region.closest('[aria-hidden="true"], [inert]') ? '' : (region.innerText ?? '').trim();
        if (text && region.dataset.said !== text) said.push(text);
        if (region.dataset.said !== text) region.dataset.said = text;
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(`${build.server.origin}/?source=none&lang=en&backend=wasm`);
  await taughtPhoto(page);
  await page.getByTestId('scan').first().click();
  await page.locator('[data-scan="told"]').waitFor();
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  const { live, dock } = MESSAGES.en;
  const people = await page.locator('[data-testid="targets"] > li').count();
  const after = (from: number, what: RegExp | string) => {
    const at = said.findIndex(
      (text, index) => index > from && (typeof what === 'string' ? text === what : what.test(text)),
    );
    expect(at, `${String(what)} after ${from} in ${JSON.stringify(said)}`).toBeGreaterThan(from);
    return at;
  };
  const found = after(-1, live.found(people));
  const learnt = after(found, new RegExp(dock.took(1).replace(/[\d.]+/, '[\\d.]+')));
  after(learnt, /\d.*/);
  await context.close();
});

/** Mean colour of what is drawn there, and how far its darkest and brightest pixels are apart, 0..255. */
async function drawn(page: Page, place: Locator): Promise<{ mean: number[]; spread: number }> {
  const png = (await place.screenshot()).toString('base64');
  return page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${source}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const mean = [0, 0, 0];
    const grey: number[] = [];
    for (let i = 0; i < data.length; i += 4) {
      const rgb = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
      rgb.forEach((value, channel) => (mean[channel] = (mean[channel] ?? 0) + (4 * value) / data.length));
      grey.push(0.2126 * rgb[0]! + 0.7152 * rgb[1]! + 0.0722 * rgb[2]!);
    }
    grey.sort((a, b) => a - b);
    return { mean, spread: (grey.at(-1) ?? 0) - (grey[0] ?? 0) };
  }, png);
}

const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));

test('forced colours keep what is chosen, how full a meter is, and every icon', async () => {
  const context = await newVisitor(build.browser, { forcedColors: 'active', colorScheme: 'dark' });
  const page = await visit(context, build.server.origin, 'source=none');
  await taughtPhoto(page);
  await atRest(page);
  const chosen = await drawn(page, page.locator('[data-testid^="teach-label-"][aria-pressed="true"]'));
  const other = await drawn(page, page.locator('[data-testid^="teach-label-"][aria-pressed="false"]').first());
  expect(apart(chosen.mean, other.mean)).toBeGreaterThan(60);
  for (const icon of await page.locator('button:visible svg').all()) {
    if (await icon.isVisible()) expect((await drawn(page, icon)).spread).toBeGreaterThan(60);
  }
  await page.getByTestId('teach-screen').first().click();
  await page.getByTestId('export').waitFor();
  for (const meter of await page.locator('[role="meter"], [role="progressbar"]').all()) {
    if (await meter.isVisible()) expect((await drawn(page, meter)).spread).toBeGreaterThan(60);
  }
  await page.goto(`${build.server.origin}/?screen=explain&lesson=today&lang=en&backend=wasm`);
  const tab = page.locator('[role="tab"]').first();
  await tab.waitFor();
  const selected = await drawn(page, page.locator('[role="tab"][aria-selected="true"]').first());
  const unselected = await drawn(page, page.locator('[role="tab"][aria-selected="false"]').first());
  expect(apart(selected.mean, unselected.mean)).toBeGreaterThan(60);
  await context.close();
});
