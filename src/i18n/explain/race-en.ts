import type { raceZh } from './race-zh.ts';

/** Lesson: Rules or learning. */
export const raceEn: typeof raceZh = {
  title: 'Rules or learning',
  teaser: 'You write rules, it learns. Who wins with few samples, who with many?',
  cards: ['With few samples, hand-made rules often win.'],
};
