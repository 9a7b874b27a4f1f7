import type { LanguageCode } from '#i18n/index.ts';
import { neuronEn } from './words-en.ts';
import { neuronZh } from './words-zh.ts';

/** The words of one language. */
export type NeuronWords = typeof neuronZh;

/** What the lesson says, in each language. */
export const neuronWords: Readonly<Record<LanguageCode, NeuronWords>> = { zh: neuronZh, en: neuronEn };
