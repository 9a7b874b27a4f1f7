import { wordSet } from '#i18n/word-set.ts';
import type { waterZh } from './words-zh.ts';

/** The words of one language. */
export type WaterWords = typeof waterZh;

/** What the lesson says, in each language. */
export const waterWords = wordSet<WaterWords>({
  zh: async () => (await import('./words-zh.ts')).waterZh,
  'zh-Hant': async () => (await import('#screens/explain/water/words-zh.ts?hant')).waterZh,
  en: async () => (await import('./words-en.ts')).waterEn,
});
