import type { LanguageCode } from '#i18n/index.ts';
import { xorEn } from './words-en.ts';
import { xorZh } from './words-zh.ts';

/** The words of one language. */
export type XorWords = typeof xorZh;

/** What the lesson says, in each language. */
export const xorWords: Readonly<Record<LanguageCode, XorWords>> = { zh: xorZh, en: xorEn };
