import type { layersZh } from './layers-zh.ts';

/** Lesson: What the layers see. */
export const layersEn: typeof layersZh = {
  title: 'What the layers see',
  teaser: 'From edges to parts to whole people.',
  cards: ['Early layers see edges, late ones see parts.'],
};
