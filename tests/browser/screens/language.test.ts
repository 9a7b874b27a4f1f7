import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '#app/app.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import LanguageKey from '#screens/LanguageKey.svelte';
import { SettingsStore } from '#storage/settings.ts';
import '#ui/tokens.css';
import '#ui/base.css';
import { found, get } from './on-page.ts';

let view: object;
let language: Language;

beforeEach(async () => {
  await page.viewport(390, 844);
  language = new Language(new SettingsStore(() => null), null, 'zh-HK');
  document.body.style.textAlign = 'right';
  view = mount(LanguageKey, { target: document.body, props: { app: { language } as App, round: true } });
  flushSync();
});
afterEach(async () => {
  vi.useRealTimers();
  await unmount(view);
  document.body.removeAttribute('style');
});

const pressed = () =>
  [...get('language-choice').querySelectorAll('button')]
    .filter((button) => button.getAttribute('aria-pressed') === 'true')
    .map((button) => button.textContent);

test('one press speaks the other language, and offers all of them and two at once', async () => {
  expect(get('language').textContent).toBe('EN');
  await userEvent.click(get('language'));
  await expect.poll(() => language.code).toBe('en');
  expect(pressed()).toEqual(['English']);
  for (const [code, name] of [
    ['zh', '简体中文'],
    ['zh-Hant', '繁體中文'],
    ['en', 'English'],
  ] as const) {
    await userEvent.click(get(`language-${code}`));
    await expect.poll(() => language.code).toBe(code);
    expect(pressed()).toEqual([name]);
  }
  await userEvent.click(get('language-both'));
  await expect.poll(() => language.titles.about.title).toBe('About Visor 關於 Visor');
  expect(pressed()).toEqual(['English', 'Both']);
});

test('the choice is large enough for a thumb, stands within the display, and goes with Escape or a press elsewhere', async () => {
  await userEvent.click(get('language'));
  const { left, right, bottom } = get('language-choice').getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(390);
  expect(bottom).toBeLessThanOrEqual(844);
  for (const button of get('language-choice').querySelectorAll('button')) {
    expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  }
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => found('language-choice')).toBeNull();
  await userEvent.click(get('language'));
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await expect.poll(() => found('language-choice')).toBeNull();
});

test('left alone it goes by itself; with the focus on it it stays', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  get('language').click();
  flushSync();
  get('language-zh').focus();
  vi.advanceTimersByTime(20_000);
  flushSync();
  expect(found('language-choice')).not.toBeNull();
  get('language-zh').blur();
  vi.advanceTimersByTime(6000);
  flushSync();
  expect(found('language-choice')).toBeNull();
});
