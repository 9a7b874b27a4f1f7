import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LESSONS, type Lesson } from '../../src/app/query.ts';
import { MESSAGES } from '../../src/i18n/index.ts';
import { atRest, newVisitor, phase, visit } from './app.ts';
import { serious } from './axe.ts';
import { usingBuild } from './using-build.ts';

/** Screenshots are kept here for whoever reviews the look. */
const KEPT = join(import.meta.dirname, '../../.cache/screens');
mkdirSync(KEPT, { recursive: true });

const SIZES = [
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true },
  { name: 'stage', viewport: { width: 1280, height: 800 }, hasTouch: false },
] as const;
const LANGS = ['zh', 'en'] as const;

const build = usingBuild();
await MESSAGES.load(LANGS);

/** What sticks out of the display sideways: nothing that is not meant to be scrolled may. */
async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/(auto|scroll)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const wide = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll('main *')]
      .filter((element) => {
        const { width, right, left } = element.getBoundingClientRect();
        const hidden = element.closest('.sr-only, svg, [aria-hidden="true"]') !== null;
        return !hidden && width > 0 && (right > wide || left < -1) && !scrolls(element.parentElement);
      })
      .map((element) => `${element.tagName} ${element.className.toString()} ${element.textContent?.slice(0, 30)}`);
  });
}

/** Words that are cut off by the box around them. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button, main p, main h1, main h2, main h3, main li, main label')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const clips = overflowX === 'hidden' || overflowX === 'clip' || overflowY === 'hidden' || overflowY === 'clip';
        const hidden = element.closest('.sr-only, [aria-hidden="true"]') !== null;
        const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
        return !hidden && clips && over && element.clientWidth > 0;
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
  );
}

/** Presses Tab until something inside these has the focus. */
async function tabTo(page: Page, places: string): Promise<boolean> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((inside) => Boolean(document.activeElement?.closest(inside)), places)) return true;
  }
  return false;
}

/** Pressed in one language each; what is read is read in both. */
const WALKS = [
  { ...SIZES[0], lang: 'zh' },
  { ...SIZES[1], lang: 'en' },
] as const;

test.for(WALKS)(
  'every lesson works by touch and by keyboard, whole and readable, and leads back to the contents ($name, $lang)',
  { timeout: 900_000 },
  async ({ name, viewport, hasTouch, lang }) => {
    const context = await newVisitor(build.browser, { viewport, hasTouch, permissions: ['camera', 'microphone'] });
    const errors: string[] = [];
    const page = await visit(context, build.server.origin, `screen=explain&lang=${lang}`);
    page.on('pageerror', (error) => errors.push(error.message));
    await phase(page, ['ready']);
    await page.screenshot({ path: join(KEPT, `explain-${name}-${lang}.png`) });
    expect.soft(await sticksOut(page), 'contents').toEqual([]);
    expect.soft(await serious(page), 'contents').toEqual([]);
    for (const lesson of LESSONS) {
      await openLesson(page, lesson);
      await picture(page, `${lesson}-${name}-${lang}`);
      expect.soft(await sticksOut(page), lesson).toEqual([]);
      expect.soft(await serious(page), lesson).toEqual([]);
      expect.soft(await pressesByKeyboard(page), lesson).toBe(true);
      await pressEveryKey(page, hasTouch);
      await atRest(page);
      await picture(page, `${lesson}-${name}-${lang}-after`);
      expect.soft(await serious(page), `${lesson}, pressed`).toEqual([]);
      await backToContents(page, lesson);
    }
    await page.keyboard.press('Escape');
    await page.getByTestId('start-camera').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  },
);

const READ = SIZES.flatMap((size) => LANGS.map((lang) => ({ ...size, lang })));

test.for(READ)(
  'every lesson has its words, none sticks out or is cut off, at twice the size of text, too ($name, $lang)',
  { timeout: 900_000 },
  async ({ name, viewport, hasTouch, lang }) => {
    const context = await newVisitor(build.browser, { viewport, hasTouch });
    const page = await visit(context, build.server.origin, `screen=explain&lang=${lang}`);
    for (const lesson of LESSONS) {
      await openLesson(page, lesson);
      const heading = page.getByRole('heading', { level: 1 });
      expect.soft(await heading.textContent()).toBe(MESSAGES[lang].explain.lessons[lesson].title);
      expect.soft(await sticksOut(page), lesson).toEqual([]);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      await page.waitForTimeout(200);
      await atRest(page);
      await picture(page, `${lesson}-${name}-${lang}-200`);
      expect.soft(await sticksOut(page), `${lesson}, large`).toEqual([]);
      expect.soft(await cutOff(page), `${lesson}, large`).toEqual([]);
      await page.evaluate(() => (document.documentElement.style.fontSize = ''));
      await backToContents(page, lesson);
    }
    await context.close();
  },
);

async function openLesson(page: Page, lesson: Lesson): Promise<void> {
  await page.getByTestId(`lesson-${lesson}`).click();
  await page.locator(`main[data-lesson="${lesson}"]`).waitFor();
  await atRest(page);
}

const picture = (page: Page, name: string) => page.screenshot({ path: join(KEPT, `explain-${name}.png`) });

/** Reaches the keys by Tab and presses the first, which does something without harm; false where none is in reach. */
async function pressesByKeyboard(page: Page): Promise<boolean> {
  const keyed = (await page.locator('main > .keys button').count()) > 0;
  const reached = await tabTo(page, keyed ? 'main > .keys' : 'main .stage, main .controls');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(200);
  return reached;
}

/** Presses every key once; a sheet that one opens is closed again. */
async function pressEveryKey(page: Page, hasTouch: boolean): Promise<void> {
  const keys = page.locator('main > .keys button:enabled');
  const closeSheet = async () => {
    if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
  };
  await closeSheet();
  for (let at = 0; at < (await keys.count()); at += 1) {
    // Work that ends meanwhile may leave fewer keys to press.
    const pressed = hasTouch ? keys.nth(at).tap({ timeout: 10_000 }) : keys.nth(at).click({ timeout: 10_000 });
    await pressed.catch(async (error: unknown) => {
      if (at < (await keys.count())) throw error;
    });
    await page.waitForTimeout(100);
    await closeSheet();
  }
}

/** Escape ends what is under way first, then the lesson. */
async function backToContents(page: Page, lesson: Lesson): Promise<void> {
  const tile = page.getByTestId(`lesson-${lesson}`);
  for (let presses = 0; presses < 5 && (await tile.count()) === 0; presses += 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  await tile.waitFor();
}

test('a link opens a lesson as it was left, and its code can be scanned', async () => {
  const context = await newVisitor(build.browser);
  const page = await visit(context, build.server.origin, 'screen=explain&lesson=speed&view=chips&step=7&card=2');
  await phase(page, ['ready']);
  // The view brings its card; the visitor turns to another one.
  await page.getByTestId('speed-times').click();
  await page.getByTestId('card-next').click();
  await page.getByTestId('lesson-link').click();
  const address = await page.getByTestId('lesson-address').textContent();
  const query = new URL(address ?? '').searchParams;
  expect(Object.fromEntries(query)).toMatchObject({ screen: 'explain', lesson: 'speed', view: 'times', card: '2' });
  await context.close();
});

test('every lesson opens without a network once the app is kept', async () => {
  const context = await newVisitor(build.browser);
  const page = await visit(context, build.server.origin, 'source=demo');
  await phase(page, ['live']);
  await page.waitForFunction(() => navigator.serviceWorker?.controller !== null);
  await page.close();
  await context.setOffline(true);
  // Once: what a lesson needs it fetches when it is opened, and the page is the same.
  const offline = await visit(context, build.server.origin, 'screen=explain');
  for (const lesson of LESSONS) {
    await openLesson(offline, lesson);
    await backToContents(offline, lesson);
  }
  await context.close();
});

test('a camera goes on while a lesson is open', async () => {
  const context = await newVisitor(build.browser);
  const page = await visit(context, build.server.origin, 'source=camera');
  if ((await phase(page, ['live', 'ready'])) === 'ready') await page.getByTestId('start-camera').click();
  await phase(page, ['live']);
  await page.getByTestId('more').click();
  await page.getByTestId('open-lab').click();
  // Longer than a camera without new pictures is waited for.
  await page.waitForTimeout(8000);
  expect(await phase(page, ['live', 'failed'])).toBe('live');
  await context.close();
});
