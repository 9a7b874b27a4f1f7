import { LANGUAGES, wordSet, type LanguageCode } from './word-set.ts';
import type { Messages } from './zh.ts';

export { LANGUAGES };
export type { LanguageCode, Messages };

/** The words of the app itself; a lesson has a set of its own. */
export const MESSAGES = wordSet<Messages>({
  zh: async () => (await import('./zh.ts')).zh,
  'zh-Hant': async () => {
    const { zh } = await import('#i18n/zh.ts?hant');
    return { ...zh, code: 'zh-Hant', htmlLang: 'zh-Hant' };
  },
  en: async () => (await import('./en.ts')).en,
});

/** Whether words stand without spaces and between Chinese marks. */
export function isChinese(code: LanguageCode): code is Exclude<LanguageCode, 'en'> {
  return code !== 'en';
}

/**
 * The language of a BCP 47 tag; null where it is neither Chinese nor English. Taiwan, Hong Kong and Macau write
 * Traditional Chinese unless the tag names the script.
 */
export function languageOf(tag: string): LanguageCode | null {
  const [language, ...parts] = tag.toLowerCase().split(/[-_]/);
  if (language === 'en') return 'en';
  if (language !== 'zh' && language !== 'yue') return null;
  const script = parts.find((part) => part === 'hans' || part === 'hant');
  if (script) return script === 'hant' ? 'zh-Hant' : 'zh';
  return language === 'yue' || parts.some((part) => ['tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh';
}

/** The language to begin with: the address, else what was chosen before, else the browser's own. */
export function firstLanguage(asked: string | null, saved: LanguageCode | null, browser: string): LanguageCode {
  return (asked === null ? null : languageOf(asked)) ?? saved ?? languageOf(browser) ?? 'en';
}
