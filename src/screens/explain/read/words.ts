import type { LanguageCode } from '#i18n/index.ts';
import { readEn } from './words-en.ts';
import { readZh } from './words-zh.ts';

/** The words of one language. */
export type ReadWords = typeof readZh;

/** What the lesson says, in each language. */
export const readWords: Readonly<Record<LanguageCode, ReadWords>> = { zh: readZh, en: readEn };
