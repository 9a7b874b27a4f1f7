import type { LanguageCode } from '#i18n/index.ts';
import { layersEn } from './words-en.ts';
import { layersZh } from './words-zh.ts';

/** The words of one language. */
export type LayersWords = typeof layersZh;

/** What the lesson says, in each language. */
export const layersWords: Readonly<Record<LanguageCode, LayersWords>> = { zh: layersZh, en: layersEn };
