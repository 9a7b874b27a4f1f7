import { en } from './en.ts';
import { zh, type Messages } from './zh.ts';

export type { Messages };

export const LANGUAGES = ['zh', 'en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

export const MESSAGES: Readonly<Record<LanguageCode, Messages>> = { zh, en };

/** The language to begin with: the address, else what was chosen before, else the browser's own. */
export function firstLanguage(asked: string | null, saved: LanguageCode | null, browser: string): LanguageCode {
  if (asked === 'zh' || asked === 'en') return asked;
  return saved ?? (browser.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}
