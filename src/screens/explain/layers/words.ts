import { wordSet } from '#i18n/word-set.ts';
import type { layersZh } from './words-zh.ts';

/** The words of one language. */
export type LayersWords = typeof layersZh;

/** What the lesson says, in each language. */
export const layersWords = wordSet<LayersWords>({
  zh: async () => (await import('./words-zh.ts')).layersZh,
  'zh-Hant': async () => (await import('#screens/explain/layers/words-zh.ts?hant')).layersZh,
  en: async () => (await import('./words-en.ts')).layersEn,
});
