import type { TrayMessages } from './tray-zh.ts';

const people = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`;
const pictures = (count: number) => `${count} ${count === 1 ? 'picture' : 'pictures'}`;
const samples = (count: number) => `${count} ${count === 1 ? 'sample' : 'samples'}`;
const classes = (count: number) => `${count} ${count === 1 ? 'class' : 'classes'}`;

/** Words of teaching from many pictures: the tray, the keys of a clip, two projects in one. */
export const trayEn: TrayMessages = {
  title: 'Teach from pictures',
  lead: 'Choose a class, then tap people. The pictures stay on this device.',
  waiting: 'Begins once recognition is ready',
  looking: (done, of) => `Looked at ${done} of ${of}`,
  found: (count, of) => `${people(count)} in ${pictures(of)}`,
  pictures: 'Pictures',
  all: 'All of this picture',
  none: 'None of this picture',
  person: (number, name) => `Person ${number} in ${name}`,
  personAs: (number, name, word) => `Person ${number} in ${name}: ${word}`,
  personAdded: (number, name, word) => `Person ${number} in ${name}: taught as ${word}`,
  nobody: 'Nobody found',
  wait: 'Not looked at yet',
  clip: 'This is a clip. Open it, stop where you want to, then teach.',
  open: 'Open',
  classes: 'Class to teach',
  classCount: (word, count) => `${word}, ${people(count)} chosen`,
  newClass: 'Add a class',
  newName: 'Name of the new class',
  addClass: 'Add',
  folders: (names) => `The pictures lie in folders: ${names}.`,
  useFolders: 'One class per folder',
  foldersUsed: 'The largest person of each picture is chosen. Check whether they are right.',
  foldersLeft: (names) => `There is room for eight classes, not for these folders: ${names}.`,
  add: (count) => `Teach ${people(count)}`,
  addNobody: 'Nobody chosen yet',
  adding: (done, of) => `Teaching ${done} of ${of}`,
  added: (count) => `${samples(count)} added.`,
  undo: 'Undo',
  done: 'Done',
  failed: 'Recognition stopped for a moment. Nothing was added. Press once more.',
  crowded: 'There is room for eight classes only. Nothing was added.',
  full: (room) =>
    room > 0
      ? `There is room for ${samples(room)} more. Choose fewer people.`
      : 'There is no room for more samples. Delete some under Samples first.',
  many: (most) => `Of very many samples ${most} are learnt; those most alike are left out first.`,
  leave: 'The people you chose are not taught yet. Put the pictures away?',
  leaveYes: 'Put away',
  leaveNo: 'Go on',
  remarks: {
    over: (count) => `Five hundred files fit in at once. ${count} more ${count === 1 ? 'was' : 'were'} left out.`,
    zipLarge: (name) => `${name} is too large. Unpack it and drop the folder.`,
    zipDamaged: (name) => `${name} is damaged and cannot be opened.`,
    zipEmpty: (name) => `There are no pictures in ${name}.`,
    skipped: (name, count) =>
      `${count} ${count === 1 ? 'file' : 'files'} in ${name} ${count === 1 ? 'is no picture and was' : 'are no pictures and were'} left out.`,
    damaged: (name, count) => `${pictures(count)} in ${name} ${count === 1 ? 'is' : 'are'} damaged.`,
  },
  fromPictures: 'Teach from pictures',
  fromFolder: 'Choose a folder',
  teachFrom: (count) => `Teach from all ${count}`,

  clipKeys: 'Clip',
  pause: 'Pause',
  play: 'Play',
  back: 'Frame back',
  next: 'Frame on',
  seek: 'Place in the clip',
  place: (time, duration) => `${time} / ${duration}`,

  ask: (count, of) => `This project has ${classes(count)} and ${samples(of)}. What about the work that is here?`,
  askHere: (count, of) => `There are ${classes(count)} and ${samples(of)} here. Classes of the same name become one.`,
  askAgain: 'Another version made it: its pictures are looked at again first.',
  askLost: (count) => `${samples(count)} of it came without a picture and ${count === 1 ? 'is' : 'are'} left out.`,
  replace: 'Replace mine',
  join: 'Add to mine',
  cancel: 'Do not import',
  joined: 'Added. Undo takes it back.',
};
