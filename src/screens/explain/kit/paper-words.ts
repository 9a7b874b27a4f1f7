import { wordSet } from '#i18n/word-set.ts';
import type { paperZh } from './paper-words-zh.ts';

/** What the dialog that reads from paper says, in each language. */
export const paperWords = wordSet<typeof paperZh>({
  zh: async () => (await import('./paper-words-zh.ts')).paperZh,
  'zh-Hant': async () => (await import('#screens/explain/kit/paper-words-zh.ts?hant')).paperZh,
  en: async () => (await import('./paper-words-en.ts')).paperEn,
});
