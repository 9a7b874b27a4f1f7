import type { LanguageCode } from '#i18n/index.ts';
import { paperEn } from './paper-words-en.ts';
import { paperZh } from './paper-words-zh.ts';

/** What is said wherever a lesson reads from paper, in each language. */
export const paperWords: Readonly<Record<LanguageCode, typeof paperZh>> = { zh: paperZh, en: paperEn };
