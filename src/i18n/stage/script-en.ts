import type { ScriptMessages } from './script-zh.ts';

/** The script: eight minutes in nine parts, each with a title, what happens and what to say. */
export const scriptEn: ScriptMessages = {
  title: 'Script',
  close: 'End the talk',
  next: 'Next part',
  before: 'Part before',
  notes: 'Notes window',
  print: 'Print the notes',
  of: (number, count) => `Part ${number} of ${count}`,
  planned: (time) => `planned at ${time}`,
  elapsed: (time) => `${time} in all`,
  here: (time) => `${time} in this part`,
  over: 'over time',
  alone: 'Not connected to the stage yet. In the same browser open VISOR, press “Present”, then “Script”.',
  keys: 'A clicker or PageUp / PageDown walks through the parts, the space bar scans.',
  chapters: {
    suit: {
      title: 'Suit up',
      does: 'Opens the picture, filling the screen.',
      notes: [
        'You know the helmet from the films? Today this phone is the helmet.',
        'First it finds people: everyone gets a frame that goes where they go.',
        'All of it is worked out on this device. No network: no picture leaves it.',
      ],
    },
    scan: {
      title: 'Scan the room',
      does: 'Holds the picture, looks again with care and parts people into groups.',
      notes: [
        'Three, two, one: scan!',
        'One by one they lock in, then they part by group. Count along: is it right?',
        'Everything it says was really measured. What it cannot tell it calls unidentified.',
      ],
    },
    teach: {
      title: 'Teach it one visitor',
      does: 'Brings the teaching keys. First with a prop, then without.',
      notes: [
        'One volunteer, please. Choose “friend”, hold the round key for a burst of pictures.',
        'Take the prop off, choose “mystery guest”, one more burst.',
        'It has learned in a fraction of a second. It did not memorise photos: it turned thousands of small knobs.',
      ],
    },
    test: {
      title: 'Test it on two others',
      does: 'Puts the teaching keys away. Ask two people whom it never met.',
      notes: [
        'It has never met these two. What will it say? Guess first.',
        'If it is wrong, good: perhaps it learned the person, not the prop.',
        'Where it does not know it says so. That beats guessing.',
      ],
    },
    why: {
      title: 'Why does it say so?',
      does: 'Chooses somebody and asks “Why?”.',
      notes: [
        'It hides one part of the person after another and watches the answer.',
        'The bright parts are what it really goes by. The prop, or the background?',
      ],
    },
    fool: {
      title: 'Fool it',
      does: 'Opens the experiment “Black box and bias”.',
      notes: [
        'Another wall, another answer.',
        'It took a shortcut: it read the wall, not the person. AI out in the world does this, too.',
      ],
    },
    mend: {
      title: 'Mend it',
      does: 'The same experiment: add the samples that are missing.',
      notes: [
        'Show each class before both walls, and the shortcut is closed.',
        'Better data mends more than better code.',
      ],
    },
    how: {
      title: 'How it works inside',
      does: 'Opens the experiment “The water network”.',
      notes: [
        'Water comes in at the top; the valves are what it has learned.',
        'Learning turns the valves bit by bit, until water comes out where it should.',
      ],
    },
    goodbye: {
      title: 'A picture, and goodbye',
      does: 'Back to the picture, to take one home.',
      notes: [
        'Hands up if you want to be in the picture; everybody else is blurred.',
        'Remember: it knows what you teach it, and nothing else.',
      ],
    },
  },
};
