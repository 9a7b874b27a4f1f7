import type { biasZh } from './bias-zh.ts';

/** Lesson: Black box and bias. */
export const biasEn: typeof biasZh = {
  title: 'Black box and bias',
  teaser: 'What if the lessons are one-sided? Find out in a minute.',
  cards: ['It learns from its pictures alone. One-sided pictures make a one-sided answer.'],
};
