import type { explainZh } from './index-zh.ts';
import { biasEn } from './bias-en.ts';
import { layersEn } from './layers-en.ts';
import { neuronEn } from './neuron-en.ts';
import { raceEn } from './race-en.ts';
import { readEn } from './read-en.ts';
import { speedEn } from './speed-en.ts';
import { todayEn } from './today-en.ts';
import { waterEn } from './water-en.ts';
import { xorEn } from './xor-en.ts';

/** What the lab says, in English. */
export const explainEn: typeof explainZh = {
  title: 'How it works',
  lead: 'How does it tell people apart? Nine small experiments show you. Every number is worked out on this device.',
  back: 'Back to the picture',
  contents: 'All experiments',
  open: 'How it works',
  noLesson: 'This experiment did not open. Try again with a network, or open another one.',
  cardBefore: 'Sentence before',
  cardNext: 'Next sentence',
  cardOf: (card, count) => `${card} of ${count}`,
  formula: 'Formula',
  nextLesson: (title) => `Next: ${title}`,
  link: {
    title: 'Share this experiment',
    lead: 'This link opens the experiment just as you have set it. Prepare a lesson with it.',
    picture: 'QR code that opens this experiment',
    copy: 'Copy link',
    copied: 'Copied',
  },
  neuron: neuronEn,
  xor: xorEn,
  water: waterEn,
  read: readEn,
  race: raceEn,
  layers: layersEn,
  speed: speedEn,
  bias: biasEn,
  today: todayEn,
};
