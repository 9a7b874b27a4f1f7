import { classes, people, pictures, samples } from './counted.ts';
import type { DockMessages } from './dock-zh.ts';

/** Words of teaching on the picture: the keys below it, the classes, who decides, and why. */
export const dockEn: DockMessages = {
  classes: 'Classes to teach',
  classCount: (word, count) => `${word} ${count} taught`,
  unnamed: (number) => `CLASS ${number}`,
  lostClass: 'deleted class',
  add: 'Add a class',
  addTitle: 'Add a class',
  addName: 'Name',
  addHint: 'A costume or a role, never how somebody was born.',
  addKey: 'Add',
  nameTaken: (word) => `There is a “${word}” already. Choose another name.`,
  readyMade: 'Ready-made',
  costumes: { mask: 'MASKED' },

  hold: 'Hold to teach',
  holding: 'Let go to stop',
  capture: (word) => `Hold to teach “${word}”, or press for one burst`,
  samples: 'Samples',
  undo: 'Undo the last step',
  forget: 'Forget this person',
  forgetWhat: 'Pictures and vectors go for good.',
  more: 'More',

  train: 'Learn again',
  training: 'learning',
  took: (seconds) => `learned in ${seconds.toFixed(seconds < 0.1 ? 2 : 1)} s`,
  trainFailed: 'failed, try again',
  untrained: 'learn now',
  brought: 'learned',

  privacy:
    'Teaching makes pictures and face vectors, on this phone only. They are gone with the page unless you choose Keep.',
  privacyEvent: (minutes) =>
    `Teaching makes pictures and face vectors, on this phone only. Nothing is kept: untouched for ${minutes} min, all of it goes.`,
  keepAsk: 'Keep what you taught?',
  keep: 'Keep',
  onlyNow: 'Only for now',
  nobody: 'Tap a person first',
  classless: 'Add a class first, then teach it',
  lost: (count) => `Lost that person after ${pictures(count)}`,
  shortcut: 'It may be reading the background, not the person.',
  whoNotWhat: (word) =>
    `“${word}” has one person only: it may be learning who, not what. Show the same person without it, or one more.`,
  oneMore: (word, count) => `“${word}” knows ${people(count)}. One more would help most.`,
  look: 'Take a look',
  dismiss: 'Got it',

  speaker: 'Who decides',
  speakers: { rules: 'Rules', head: 'Learned' },
  learned: (taught, taken) => `${classes(taught)} · ${samples(taken)}`,
  learnedCode: (taught) => `learned ${classes(taught)}`,
  learnedNothing: 'nothing learned yet',
  example: 'the built-in example decides',

  chances: 'How likely each class is',
  novelty: 'Like what was taught',
  noveltyWords: { near: 'very much', edge: 'not quite', far: 'not at all' },
  details: 'Details',
  fewer: 'Fewer details',
  byLearned: 'What was learned decides',
  byExample: 'The built-in example decides',

  why: 'Why?',
  whyWorking: 'Hiding one part after another',
  whyFailed: 'It did not work out. The person may have moved away. Try again.',
  whyAgain: 'Try again',
  whyClose: 'Close the reason',
  hideLooked: 'Hide what it looked at',
  hideElsewhere: 'Hide as much elsewhere',
  change: (from, to) => `chance goes from ${from} to ${to}`,
  whyHolds: 'So it does go by the bright parts.',
  whyFails: 'This time the bright parts do not explain it.',
};
