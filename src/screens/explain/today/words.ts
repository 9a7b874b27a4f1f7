import type { ExampleSentences } from '#core/text/example-sentences.ts';
import { wordSet } from '#i18n/word-set.ts';
import type { todayZh } from './words-zh.ts';

/** The words of one language. */
export type TodayWords = typeof todayZh;

/** What the lesson says, in each language. */
export const todayWords = wordSet<TodayWords>({
  zh: async () => (await import('./words-zh.ts')).todayZh,
  'zh-Hant': async () => (await import('#screens/explain/today/words-zh.ts?hant')).todayZh,
  en: async () => (await import('./words-en.ts')).todayEn,
});

/** What it learns to tell weather from recipes with, in each language. */
export const exampleSentences = wordSet<ExampleSentences>({
  zh: async () => (await import('#core/text/example-sentences-zh.ts')).EXAMPLE_SENTENCES_ZH,
  'zh-Hant': async () => (await import('#core/text/example-sentences-zh.ts?hant')).EXAMPLE_SENTENCES_ZH,
  en: async () => (await import('#core/text/example-sentences-en.ts')).EXAMPLE_SENTENCES_EN,
});
