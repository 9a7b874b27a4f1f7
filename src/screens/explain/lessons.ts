import type { Component } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import type { Lesson } from '#app/query.ts';
import type { WordSet } from '#i18n/word-set.ts';
import { biasWords } from './bias/words.ts';
import { paperWords } from './kit/paper-words.ts';
import { layersWords } from './layers/words.ts';
import { neuronWords } from './neuron/words.ts';
import { raceWords } from './race/words.ts';
import { readWords } from './read/words.ts';
import { speedWords } from './speed/words.ts';
import { exampleSentences, todayWords } from './today/words.ts';
import { waterWords } from './water/words.ts';
import { xorWords } from './xor/words.ts';

type LessonScreen = Component<{ app: App }>;

interface LessonParts {
  readonly code: () => Promise<{ default: LessonScreen }>;
  readonly words: readonly WordSet<unknown>[];
}

/** Each lesson's own code and words, fetched when it is opened. The service worker keeps all of it. */
const LESSON_PARTS: Readonly<Record<Lesson, LessonParts>> = {
  neuron: { code: () => import('./neuron/NeuronLesson.svelte'), words: [neuronWords] },
  xor: { code: () => import('./xor/XorLesson.svelte'), words: [xorWords] },
  water: { code: () => import('./water/WaterLesson.svelte'), words: [waterWords, paperWords] },
  read: { code: () => import('./read/ReadLesson.svelte'), words: [readWords, paperWords] },
  race: { code: () => import('./race/RaceLesson.svelte'), words: [raceWords] },
  layers: { code: () => import('./layers/LayersLesson.svelte'), words: [layersWords] },
  speed: { code: () => import('./speed/SpeedLesson.svelte'), words: [speedWords] },
  bias: { code: () => import('./bias/BiasLesson.svelte'), words: [biasWords] },
  today: { code: () => import('./today/TodayLesson.svelte'), words: [todayWords, exampleSentences] },
};

/** A lesson's screen, once it can speak. Rejects where a part of it cannot be had. */
export async function openLesson(lesson: Lesson, { language }: App): Promise<LessonScreen> {
  const { code, words } = LESSON_PARTS[lesson];
  const [{ default: screen }] = await Promise.all([code(), language.open(...words)]);
  return screen;
}
