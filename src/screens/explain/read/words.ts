import { wordSet } from '#i18n/word-set.ts';
import type { readZh } from './words-zh.ts';

/** The words of one language. */
export type ReadWords = typeof readZh;

/** What the lesson says, in each language. */
export const readWords = wordSet<ReadWords>({
  zh: async () => (await import('./words-zh.ts')).readZh,
  'zh-Hant': async () => (await import('#screens/explain/read/words-zh.ts?hant')).readZh,
  en: async () => (await import('./words-en.ts')).readEn,
});
