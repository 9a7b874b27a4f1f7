import type { xorZh } from './xor-zh.ts';

/** Lesson: One line is not enough. */
export const xorEn: typeof xorZh = {
  title: 'One line is not enough',
  teaser: 'Some problems no single layer can learn. One more layer can.',
  cards: ['A single layer can only draw one straight line.'],
};
