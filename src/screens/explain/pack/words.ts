import { wordSet } from '#i18n/word-set.ts';
import type { packZh } from './words-zh.ts';

/** The words of one language. */
export type PackWords = typeof packZh;

/** What the lesson pack says, in each language. */
export const packWords = wordSet<PackWords>({
  zh: async () => (await import('./words-zh.ts')).packZh,
  'zh-Hant': async () => (await import('#screens/explain/pack/words-zh.ts?hant')).packZh,
  en: async () => (await import('./words-en.ts')).packEn,
});
