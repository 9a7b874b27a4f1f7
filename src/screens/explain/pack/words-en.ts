import type { PackWords } from './words.ts';

const lines = (count: number) => ({ kind: 'lines', count }) as const;
const cells = (...names: string[]) => ({ kind: 'cells', names }) as const;

/** The lesson pack: plan, worksheet and answers of one lesson. */
export const packEn: PackWords = {
  title: 'One lesson',
  sheetLabel: 'Which sheet',
  sheets: { plan: 'Plan', worksheet: 'Worksheet', answers: 'Answers' },
  print: 'Print this sheet',
  printAll: 'Print all three',
  paper: {
    plan: 'How a machine learns to tell things apart: plan for 40 minutes',
    worksheet: 'How a machine learns to tell things apart: worksheet',
    answers: 'How a machine learns to tell things apart: answers',
  },
  name: 'Name',
  group: 'Class',
  minutes: (from, to) => `Minutes ${from}–${to}`,
  aimTitle: 'Afterwards they can',
  aims: [
    'name the two things that a neuron does: it adds up, and fires when it is enough;',
    'give an example of why one layer is not enough and two are;',
    'say what happened when it was taught one-sidedly, and how to mend it.',
  ],
  needTitle: 'What is needed',
  need: [
    'For ages ten to fifteen; no programming, only decimal numbers.',
    'A projector, and a phone or tablet for every two or three. Open Visor once on each before the lesson; then no network is needed.',
    'A worksheet each. Its codes open every experiment, set up.',
    'Pictures are worked out on the device, neither kept nor sent. Nobody needs to be photographed in this lesson; if you do, ask first, and ask the parents of anybody under fourteen.',
  ],
  parts: {
    look: {
      title: 'Look',
      teacher: [
        'Show the demo without explaining.',
        'Ask: how does it sort people into two kinds? Collect guesses on the board; come back to them at the end.',
      ],
    },
    neuron: {
      title: 'One neuron',
      teacher: [
        'In groups, turn the valves and the wall in the tank; tasks 1, 2 and 3.',
        'Ask: why does “Only one” always miss one case? Let them argue, then tap “Formula”.',
      ],
    },
    line: {
      title: 'One line is not enough',
      teacher: [
        'Let the line learn and see where it stops. Then the second code: two hidden neurons.',
        'Ask: what did the two new neurons do? (Each drew a line; the plane is folded.)',
      ],
    },
    water: {
      title: 'Learning is turning valves',
      teacher: [
        'Pour a character in and write its share down; press “Learn”, wait half a minute, pour again; task 6.',
        'Ask: where is what it learnt? (In the valves. There is no picture in it.)',
      ],
    },
    bias: {
      title: 'Taught one-sidedly',
      teacher: [
        'Photograph each kind before one wall only, let it learn, examine it; swap the walls, examine it again.',
        'Let them guess what went wrong before they look at “Why?”. Then mend and examine once more; tasks 7, 8 and 9.',
        'Short of time? Scan the last two codes: the steps before make themselves up.',
      ],
    },
    talk: {
      title: 'Talk',
      teacher: [
        'Back to the guesses on the board: which were right?',
        'Each group names one thing that a machine should not decide, and says why; task 10.',
      ],
    },
  },
  experiments: {
    demo: 'The demo',
    both: 'Both',
    one: 'Only one',
    line: 'One straight line',
    fold: 'Two hidden neurons',
    pour: 'Pour in 田',
    walls: 'Teach it from the start',
    swap: 'Swap the walls',
    mend: 'Mend it',
    today: 'Where you met it today',
  },
  tasks: [
    {
      part: 'neuron',
      ask: 'Both valves are at +1. It should fire only when both taps are open. How high may the wall in the tank be? Find one height.',
      room: cells('Wall'),
      answer: 'Anything above 1 and below 2, for example 1.5: one tap gives 1, too little; two give 2, enough.',
    },
    {
      part: 'neuron',
      ask: 'Leave the valves. Now it should fire when one tap or both are open. How high may the wall be?',
      room: cells('Wall'),
      answer: 'Anything above 0 and below 1, for example 0.5.',
    },
    {
      part: 'neuron',
      ask: 'It should fire when exactly one tap is open. How many of the four cases can be right? Why not all?',
      room: lines(2),
      answer:
        'Three. Either tap alone must be enough; both together give even more water, and the wall cannot hold that back.',
    },
    {
      part: 'line',
      ask: 'Four dots lie crosswise. How many can one straight line get right?',
      room: cells('Right'),
      answer:
        'Three. The middle between the two round dots is the middle between the two diamonds; it cannot be on both sides of the line.',
    },
    {
      part: 'line',
      ask: 'How many hidden neurons are enough for all four? What does each do?',
      room: lines(2),
      answer: 'Two. Each draws a line; the plane is folded, so that the last neuron needs one cut.',
    },
    {
      part: 'water',
      ask: 'Pour 田 in. What share does its outlet get before learning, and after?',
      room: cells('Before', 'After'),
      answer: 'What the screen says: much more afterwards. Nothing but the valves has changed.',
    },
    {
      part: 'bias',
      ask: 'Examine it before the usual walls, then with the walls swapped. How many are right?',
      room: cells('Usual walls', 'Swapped'),
      answer: 'What the screen says: far fewer with the walls swapped, though the people are of the same kinds.',
    },
    {
      part: 'bias',
      ask: 'Look at “Why?”. When it is wrong, does its answer hang on the person or on the wall? How can you tell?',
      room: lines(2),
      answer:
        'On the wall: the answer changes when the wall is covered, much less when the person is. It took a shortcut.',
    },
    {
      part: 'bias',
      ask: 'How can it be mended? How many are right with the walls swapped then?',
      room: cells('Swapped'),
      answer:
        'Photograph each kind before the other wall too, and let it learn again. The wall no longer helps, so it has to look at people. More should be right.',
    },
    {
      part: 'talk',
      ask: 'Write down one thing that such a machine should not decide about people, and why.',
      room: lines(3),
      answer:
        'Many answers are good. Look for: it makes mistakes and is sure of them; it may have learnt a shortcut; whoever is judged wrongly needs somebody to turn to; looks say nothing about what somebody is like.',
    },
  ],
};
