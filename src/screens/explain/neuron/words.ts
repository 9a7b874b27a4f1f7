import { wordSet } from '#i18n/word-set.ts';
import type { neuronZh } from './words-zh.ts';

/** The words of one language. */
export type NeuronWords = typeof neuronZh;

/** What the lesson says, in each language. */
export const neuronWords = wordSet<NeuronWords>({
  zh: async () => (await import('./words-zh.ts')).neuronZh,
  'zh-Hant': async () => (await import('#screens/explain/neuron/words-zh.ts?hant')).neuronZh,
  en: async () => (await import('./words-en.ts')).neuronEn,
});
