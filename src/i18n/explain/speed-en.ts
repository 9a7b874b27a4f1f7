import type { speedZh } from './speed-zh.ts';

/** Lesson: Why a GPU. */
export const speedEn: typeof speedZh = {
  title: 'Why a GPU',
  teaser: 'The same picture, computed in several ways, timed.',
  cards: ['One look takes hundreds of millions of multiplications.'],
};
