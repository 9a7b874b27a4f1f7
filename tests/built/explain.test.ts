import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { LESSONS } from '../../src/app/query.ts';
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

// Two at a time: a walk waits more than it works, and none of them is about time.
describe.concurrent.each(SIZES)('$name', ({ name, viewport, hasTouch }) => {
  test.each(LESSONS.flatMap((lesson) => LANGS.map((lang) => [lesson, lang] as const)))(
    'the lesson %s works by touch and by keyboard, whole and readable (%s)',
    async (lesson, lang) => {
      const context = await newVisitor(build.browser, { viewport, hasTouch, permissions: ['camera', 'microphone'] });
      const errors: string[] = [];
      const page = await visit(context, build.server.origin, `screen=explain&lesson=${lesson}&lang=${lang}`);
      page.on('pageerror', (error) => errors.push(error.message));
      await phase(page, ['ready']);
      const heading = page.getByRole('heading', { level: 1 });
      await heading.waitFor();
      expect(await heading.textContent()).toBe(MESSAGES[lang].explain.lessons[lesson].title);
      await page.waitForTimeout(700);
      await atRest(page);
      await page.screenshot({ path: join(KEPT, `explain-${lesson}-${name}-${lang}.png`) });
      expect(await sticksOut(page)).toEqual([]);
      expect(await serious(page)).toEqual([]);

      // By keyboard: the keys are within reach, and the first that can be pressed does something without harm.
      const keyed = (await page.locator('main > .keys button').count()) > 0;
      expect(await tabTo(page, keyed ? 'main > .keys' : 'main .stage, main .controls')).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);

      // By touch: every key once; a sheet that one opens is closed again.
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
        await page.waitForTimeout(200);
        await closeSheet();
      }
      await page.waitForTimeout(500);
      await atRest(page);
      await page.screenshot({ path: join(KEPT, `explain-${lesson}-${name}-${lang}-after.png`) });
      expect(await serious(page)).toEqual([]);

      // Text at twice its size: nothing sticks out, nothing is cut off.
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      await page.waitForTimeout(400);
      await atRest(page);
      await page.screenshot({ path: join(KEPT, `explain-${lesson}-${name}-${lang}-200.png`) });
      expect(await sticksOut(page)).toEqual([]);
      expect(await cutOff(page)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  test.each(LANGS)('the contents lead to every lesson and back (%s)', async (lang) => {
    const context = await newVisitor(build.browser, { viewport, hasTouch });
    const page = await visit(context, build.server.origin, `screen=explain&lang=${lang}`);
    await phase(page, ['ready']);
    await page.screenshot({ path: join(KEPT, `explain-${name}-${lang}.png`) });
    expect(await sticksOut(page)).toEqual([]);
    expect(await serious(page)).toEqual([]);
    for (const lesson of LESSONS) {
      await page.getByTestId(`lesson-${lesson}`).click();
      await page.locator(`main[data-lesson="${lesson}"]`).waitFor();
      await page.keyboard.press('Escape');
      await page.getByTestId(`lesson-${lesson}`).waitFor();
    }
    await page.keyboard.press('Escape');
    await page.getByTestId('start-camera').waitFor();
    await context.close();
  });
});

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
  for (const lesson of LESSONS) {
    const offline = await visit(context, build.server.origin, `screen=explain&lesson=${lesson}`);
    await offline.locator(`main[data-lesson="${lesson}"]`).waitFor();
    await offline.close();
  }
  await context.close();
});

test('a camera goes on while a lesson is open', async () => {
  const context = await newVisitor(build.browser);
  const page = await visit(context, build.server.origin, 'source=camera');
  if ((await phase(page, ['live', 'ready'])) === 'ready') await page.getByTestId('start-camera').click();
  await phase(page, ['live']);
  await page.getByTestId('more').click();
  await page.getByTestId('explain-screen').click();
  // Longer than a camera without new pictures is waited for.
  await page.waitForTimeout(8000);
  expect(await phase(page, ['live', 'failed'])).toBe('live');
  await context.close();
});
