import { wordSet } from '#i18n/word-set.ts';
import type { biasZh } from './words-zh.ts';

/** The words of one language. */
export type BiasWords = typeof biasZh;

/** What the lesson says, in each language. */
export const biasWords = wordSet<BiasWords>({
  zh: async () => (await import('./words-zh.ts')).biasZh,
  'zh-Hant': async () => (await import('#screens/explain/bias/words-zh.ts?hant')).biasZh,
  en: async () => (await import('./words-en.ts')).biasEn,
});
