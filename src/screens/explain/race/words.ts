import { wordSet } from '#i18n/word-set.ts';
import type { raceZh } from './words-zh.ts';

/** The words of one language. */
export type RaceWords = typeof raceZh;

/** What the lesson says, in each language. */
export const raceWords = wordSet<RaceWords>({
  zh: async () => (await import('./words-zh.ts')).raceZh,
  'zh-Hant': async () => (await import('#screens/explain/race/words-zh.ts?hant')).raceZh,
  en: async () => (await import('./words-en.ts')).raceEn,
});
