import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../../../src/i18n/index.ts';
import { newVisitor, phase, waitForTargets } from '../app.ts';
import { serious } from '../axe.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();

/** A sentence of each language: of the app itself, of the first lesson. */
const SAID: Readonly<Record<LanguageCode, readonly [string, string]>> = {
  zh: ['举起手机', '神经元就放一次'],
  'zh-Hant': ['舉起手機', '神經元就放一次'],
  en: ['Hold up', 'it runs over'],
};
const TAGS: Readonly<Record<LanguageCode, string>> = { zh: 'zh-CN', 'zh-Hant': 'zh-Hant', en: 'en' };

/** Every script that the page itself was given so far. */
function scriptsOf(page: Page): { readonly texts: () => Promise<string[]> } {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\.js$/.test(new URL(response.url()).pathname)) answers.push(response.text().catch(() => ''));
  });
  return { texts: () => Promise.all(answers) };
}

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`${build.server.origin}/?backend=wasm&${query}`);
  await phase(page, ['ready', 'live', 'booting']);
  await page.getByTestId('language').first().waitFor();
}

/** Chooses by the key and the choice that it opens. */
async function choose(page: Page, testid: string): Promise<void> {
  const choice = page.getByTestId('language-choice');
  if (!(await choice.isVisible())) await page.getByTestId('language').click();
  await page.getByTestId(testid).click();
}

const htmlLang = (page: Page) => page.getAttribute('html', 'lang');

describe('a first visit', () => {
  test.each([
    ['zh-CN', 'zh'],
    ['zh-SG', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['fr-FR', 'en'],
  ] as const)('of a browser in %s speaks %s, and fetches no word of another language', async (locale, code) => {
    const context = await newVisitor(build.browser, { locale, serviceWorkers: 'block' });
    const page = await context.newPage();
    const scripts = scriptsOf(page);
    await open(page, 'source=none&screen=explain&lesson=neuron');
    await page.locator('[data-lesson="neuron"] h1').waitFor();
    expect(await htmlLang(page)).toBe(TAGS[code]);
    const all = (await scripts.texts()).join('\n');
    for (const one of LANGUAGES) {
      const here = SAID[one].map((sentence) => all.includes(sentence));
      expect(here, `words of ${one}`).toEqual(SAID[one].map(() => one === code));
    }
    await context.close();
  });
});

test('the key goes there and back, the choice to all three, two at once; all of it is remembered', async () => {
  const context = await newVisitor(build.browser, { locale: 'zh-TW' });
  const page = await context.newPage();
  await open(page, 'source=demo');
  await waitForTargets(page, 1);
  const before = await page.locator('[data-testid="targets"] > li').first().getAttribute('data-label');
  await page.getByTestId('language').click();
  await expect.poll(() => htmlLang(page)).toBe('en');
  expect(await serious(page)).toEqual([]);
  await page.getByTestId('language').click();
  await expect.poll(() => htmlLang(page)).toBe('zh-Hant');
  for (const code of LANGUAGES) {
    await choose(page, `language-${code}`);
    await expect.poll(() => htmlLang(page)).toBe(TAGS[code]);
  }
  await choose(page, 'language-zh-Hant');
  await choose(page, 'language-both');
  await page.keyboard.press('Escape');
  await page.getByTestId('open-lab').first().click();
  await expect.poll(() => page.locator('h1').textContent()).toBe('看懂它 How it works');
  await page.getByTestId('lesson-neuron').click();
  await expect.poll(() => page.locator('h1').textContent()).toBe('神經元 A neuron');
  await open(page, 'source=demo');
  await waitForTargets(page, 1);
  expect(await htmlLang(page)).toBe('zh-Hant');
  expect(await page.getByTestId('language').getAttribute('aria-expanded')).toBe('false');
  // Scripts read the same list, whatever is spoken.
  expect(['friend', 'guest', 'unknown']).toContain(before);
  await context.close();
});

test('without a network every language is there, lessons too', async () => {
  const context = await newVisitor(build.browser, { locale: 'en' });
  const page = await context.newPage();
  await open(page, 'source=none');
  await phase(page, ['ready']);
  await page.getByTestId('ready-offline').waitFor({ state: 'attached' });
  await context.setOffline(true);
  await open(page, 'source=none&screen=explain&lesson=neuron');
  for (const code of LANGUAGES) {
    await choose(page, `language-${code}`);
    await expect.poll(() => htmlLang(page)).toBe(TAGS[code]);
    await expect.poll(() => page.locator('main').textContent()).toContain(code === 'en' ? 'neuron' : '神');
  }
  await choose(page, 'language-both');
  await expect.poll(() => page.locator('h1').textContent()).toContain('神');
  await context.close();
});

test('where the words do not come, a sentence says so in every language, with a way on', async () => {
  const context = await newVisitor(build.browser, { locale: 'en', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route(/\/en-[^/]*\.js$/, (route) => route.abort());
  await page.goto(`${build.server.origin}/?source=none&backend=wasm`);
  await phase(page, ['failed']);
  expect(await page.getByRole('alert').textContent()).toMatch(/Visor did not load/);
  await page.unroute(/\/en-[^/]*\.js$/);
  await page.getByRole('button').click();
  await phase(page, ['ready']);
  await context.close();
});
