import type { todayZh } from './today-zh.ts';

/** Lesson: Where you met it today. */
export const todayEn: typeof todayZh = {
  title: 'Where you met it today',
  teaser: 'Pictures, sounds and words all turn into numbers first.',
  cards: ['Face unlock, recommendations, assistants: networks like this one.'],
};
