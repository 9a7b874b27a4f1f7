import { wordSet } from '#i18n/word-set.ts';
import type { speedZh } from './words-zh.ts';

/** The words of one language. */
export type SpeedWords = typeof speedZh;

/** What the lesson says, in each language. */
export const speedWords = wordSet<SpeedWords>({
  zh: async () => (await import('./words-zh.ts')).speedZh,
  'zh-Hant': async () => (await import('#screens/explain/speed/words-zh.ts?hant')).speedZh,
  en: async () => (await import('./words-en.ts')).speedEn,
});
