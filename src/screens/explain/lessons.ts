import type { Component } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import type { Lesson } from '#app/query.ts';

/** Each lesson's own code, fetched when it is opened. The service worker keeps all of it. */
export const LESSON_SCREENS: Readonly<Record<Lesson, () => Promise<{ default: Component<{ app: App }> }>>> = {
  neuron: () => import('./neuron/NeuronLesson.svelte'),
  xor: () => import('./xor/XorLesson.svelte'),
  water: () => import('./water/WaterLesson.svelte'),
  read: () => import('./read/ReadLesson.svelte'),
  race: () => import('./race/RaceLesson.svelte'),
  layers: () => import('./layers/LayersLesson.svelte'),
  speed: () => import('./speed/SpeedLesson.svelte'),
  bias: () => import('./bias/BiasLesson.svelte'),
  today: () => import('./today/TodayLesson.svelte'),
};
