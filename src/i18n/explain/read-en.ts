import type { readZh } from './read-zh.ts';

/** Lesson: Teach it to read. */
export const readEn: typeof readZh = {
  title: 'Teach it to read',
  teaser: 'Pick some characters. Half a minute later it reads your hand.',
  cards: ['Pick the characters, then let it practise.'],
};
