import type { LanguageCode } from '#i18n/index.ts';
import { raceEn } from './words-en.ts';
import { raceZh } from './words-zh.ts';

/** The words of one language. */
export type RaceWords = typeof raceZh;

/** What the lesson says, in each language. */
export const raceWords: Readonly<Record<LanguageCode, RaceWords>> = { zh: raceZh, en: raceEn };
