import type { BiasWords } from './words.ts';

/** The word for an answer of the lesson's head. */
export function roleWord(text: BiasWords, key: string): string {
  return key === 'staff' || key === 'guest' ? text.roles[key] : text.unknown;
}
