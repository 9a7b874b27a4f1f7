import type { LanguageCode } from '#i18n/index.ts';
import { todayEn } from './words-en.ts';
import { todayZh } from './words-zh.ts';

/** The words of one language. */
export type TodayWords = typeof todayZh;

/** What the lesson says, in each language. */
export const todayWords: Readonly<Record<LanguageCode, TodayWords>> = { zh: todayZh, en: todayEn };
