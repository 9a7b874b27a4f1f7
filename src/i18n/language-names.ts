import type { LanguageCode } from './word-set.ts';

/** What each language calls itself, whole and on a small key, and how the browser is to read that. */
export const LANGUAGE_NAMES: Readonly<
  Record<LanguageCode, { readonly name: string; readonly short: string; readonly tag: string }>
> = {
  zh: { name: '简体中文', short: '中', tag: 'zh-CN' },
  'zh-Hant': { name: '繁體中文', short: '中', tag: 'zh-Hant' },
  en: { name: 'English', short: 'EN', tag: 'en' },
};
