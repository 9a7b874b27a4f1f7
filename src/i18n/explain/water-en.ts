import type { waterZh } from './water-zh.ts';

/** Lesson: The water network. */
export const waterEn: typeof waterZh = {
  title: 'The water network',
  teaser: 'A character pours in like water. The fullest outlet is the answer.',
  cards: ['The picture pours in as water. Learning sets every valve.'],
};
