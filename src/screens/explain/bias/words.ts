import type { LanguageCode } from '#i18n/index.ts';
import { biasEn } from './words-en.ts';
import { biasZh } from './words-zh.ts';

/** The words of one language. */
export type BiasWords = typeof biasZh;

/** What the lesson says, in each language. */
export const biasWords: Readonly<Record<LanguageCode, BiasWords>> = { zh: biasZh, en: biasEn };
