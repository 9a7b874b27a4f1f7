import { wordSet } from '#i18n/word-set.ts';
import type { xorZh } from './words-zh.ts';

/** The words of one language. */
export type XorWords = typeof xorZh;

/** What the lesson says, in each language. */
export const xorWords = wordSet<XorWords>({
  zh: async () => (await import('./words-zh.ts')).xorZh,
  'zh-Hant': async () => (await import('#screens/explain/xor/words-zh.ts?hant')).xorZh,
  en: async () => (await import('./words-en.ts')).xorEn,
});
