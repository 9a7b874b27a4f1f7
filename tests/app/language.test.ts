import { expect, test } from 'vitest';
import { Language } from '#app/language.svelte.ts';
import { MESSAGES } from '#i18n/index.ts';
import { wordSet } from '#i18n/word-set.ts';
import { SettingsStore } from '#storage/settings.ts';

function stored(): SettingsStore {
  const kept = new Map<string, string>();
  return new SettingsStore(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
}

test('only the words of the language that is shown are loaded; others throw', async () => {
  const language = new Language(stored(), null, 'zh-TW');
  expect(language.code).toBe('zh-Hant');
  await language.load();
  expect(language.words.about.title).toBe('關於 Visor');
  expect(MESSAGES.has('zh') || MESSAGES.has('en')).toBe(false);
  expect(() => MESSAGES.zh).toThrow('zh');
});

test('the key goes between English and the Chinese that is read here, and back', async () => {
  const settings = stored();
  const language = new Language(settings, null, 'zh-HK');
  await language.toggle();
  expect([language.code, language.other]).toEqual(['en', 'zh-Hant']);
  await language.toggle();
  expect([language.code, language.other]).toEqual(['zh-Hant', 'en']);
  await language.choose('zh', false);
  await language.toggle();
  expect([language.code, language.other]).toEqual(['en', 'zh']);
  // After a reload too, whatever the browser speaks.
  const again = new Language(settings, null, 'zh-HK');
  expect([again.code, again.other]).toEqual(['en', 'zh']);
});

test.each([
  ['en', null, 'zh-TW', 'zh-Hant'],
  ['en', null, 'de', 'zh'],
  ['zh', null, 'zh-TW', 'en'],
] as const)('address %s, saved %s, browser %s: the key leads to %s', (asked, _saved, browser, other) => {
  expect(new Language(stored(), asked, browser).other).toBe(other);
});

test('side by side: headings in both languages, sentences in one, remembered', async () => {
  const settings = stored();
  const language = new Language(settings, 'zh', 'zh-CN');
  await language.load();
  expect(language.titles).toBe(language.words);
  await language.choose('zh', true);
  expect(language.titles.teach.samples.title).toBe('样本 Samples');
  expect(language.words.teach.samples.title).toBe('样本');
  expect(language.second?.code).toBe('en');
  const again = new Language(settings, null, 'zh-CN');
  expect(again.paired).toBe(true);
  await language.toggle();
  expect(language.titles.teach.samples.title).toBe('Samples 样本');
});

test('words that cannot be had change nothing; asked for again, they come', async () => {
  let offline = true;
  const lesson = wordSet({
    zh: () => (offline ? Promise.reject(new Error('offline')) : Promise.resolve('水')),
    'zh-Hant': () => Promise.resolve('水'),
    en: () => Promise.resolve('water'),
  });
  const settings = stored();
  const language = new Language(settings, 'en', 'en');
  await language.open(MESSAGES, lesson);
  await language.choose('zh', false);
  expect([language.code, language.missing, settings.current.language]).toEqual(['en', 'zh', null]);
  offline = false;
  await language.choose('zh', false);
  expect([language.code, language.missing, lesson.zh]).toEqual(['zh', null, '水']);
});

test('of two choices the later one counts, and a lesson that opens meanwhile has the words of both', async () => {
  const waiting: (() => void)[] = [];
  const slow = (word: string) => () => new Promise<string>((resolve) => waiting.push(() => resolve(word)));
  const lesson = wordSet({ zh: slow('字'), 'zh-Hant': slow('字'), en: slow('word') });
  const language = new Language(stored(), 'en', 'en');
  await language.load();
  let open = false;
  const opening = language.open(lesson).then(() => (open = true));
  const first = language.choose('zh', false);
  const second = language.choose('zh-Hant', false);
  while (waiting.length > 0 || !open) {
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await Promise.all([opening, first, second]);
  expect(language.code).toBe('zh-Hant');
  expect(lesson[language.code]).toBe('字');
});
