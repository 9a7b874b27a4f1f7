import type { neuronZh } from './neuron-zh.ts';

/** Lesson: A neuron. */
export const neuronEn: typeof neuronZh = {
  title: 'A neuron',
  teaser: 'A neuron does two things: it adds up, and it fires.',
  cards: ['A living neuron collects signals from many branches. When they are strong enough, it fires.'],
};
