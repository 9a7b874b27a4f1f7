import type { LanguageCode } from '#i18n/index.ts';
import { speedEn } from './words-en.ts';
import { speedZh } from './words-zh.ts';

/** The words of one language. */
export type SpeedWords = typeof speedZh;

/** What the lesson says, in each language. */
export const speedWords: Readonly<Record<LanguageCode, SpeedWords>> = { zh: speedZh, en: speedEn };
