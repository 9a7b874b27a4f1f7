import type { labZh } from './lab-zh.ts';

/** What the lab says, in English. */
export const labEn: typeof labZh = {
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
  pack: { title: 'One lesson', teaser: 'Plan, worksheet and answers for 40 minutes, to print.' },
  link: {
    title: 'Share this experiment',
    lead: 'This link opens the experiment just as you have set it. Prepare a lesson with it.',
    picture: 'QR code that opens this experiment',
    tooLong: 'This link is too long for a code. Copy it instead.',
    copy: 'Copy link',
    copied: 'Copied',
  },
  lessons: {
    neuron: { title: 'A neuron', teaser: 'A neuron does two things: it adds up, and it fires.' },
    xor: { title: 'One line is not enough', teaser: 'Some problems no single layer can learn. One more layer can.' },
    water: { title: 'The water network', teaser: 'A character pours in like water. The fullest outlet is the answer.' },
    read: { title: 'Teach it to read', teaser: 'Pick some characters. Half a minute later it reads your hand.' },
    race: {
      title: 'Rules or learning',
      teaser: 'You write rules, it learns from pictures. Who wins with few, who with many?',
    },
    layers: { title: 'What the layers see', teaser: 'Open the network and see what each layer finds.' },
    speed: { title: 'Why a GPU', teaser: 'The same picture, worked out in several ways, timed.' },
    bias: { title: 'Black box and bias', teaser: 'What if the lessons are one-sided? Find out in a minute.' },
    today: { title: 'Where you met it today', teaser: 'Pictures, sounds and words all turn into numbers first.' },
  },
};
