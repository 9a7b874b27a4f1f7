import type { LanguageCode } from '#i18n/index.ts';
import { waterEn } from './words-en.ts';
import { waterZh } from './words-zh.ts';

/** The words of one language. */
export type WaterWords = typeof waterZh;

/** What the lesson says, in each language. */
export const waterWords: Readonly<Record<LanguageCode, WaterWords>> = { zh: waterZh, en: waterEn };
