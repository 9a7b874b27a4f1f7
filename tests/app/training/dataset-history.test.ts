import { describe, expect, test } from 'vitest';
import { LessonBook } from '#app/training/dataset-history.svelte.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { FIRST_LESSONS } from '#core/dataset/dataset.ts';
import { rng } from '#core/rng.ts';
import { sampleOf } from '../samples.ts';

/** Every byte of the lessons and how they are trained, to compare. */
const bytes = ({ lessons, options }: Pick<LessonBook, 'lessons' | 'options'>) =>
  JSON.stringify({ lessons, options }, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] : value,
  );

describe('undo', () => {
  const changes: Record<string, (book: LessonBook) => void> = {
    add: (book) => book.add([sampleOf(7)]),
    remove: (book) => book.remove(['s1']),
    move: (book) => book.move(['s1', 's2'], 'guest'),
    'join people': (book) => book.joinPeople(['p1', 'p3'], 'p2'),
    'add a class': (book) => book.addClass('Hat'),
    rename: (book) => book.changeClass('friend', { name: 'Crew' }),
    recolour: (book) => book.changeClass('friend', { look: 5 }),
    'delete a class': (book) => book.deleteClass('friend'),
    merge: (book) => book.mergeClasses('friend', 'guest'),
    'change how it trains': (book) => book.setOptions({ hidden: 8 }),
    'be stricter with strangers': (book) => book.setOptions({ refusedFriends: 0.3 }),
    replace: (book) => book.replace({ classes: [{ key: 'x', name: 'X', look: 2 }], samples: [] }),
  };

  test.each(Object.entries(changes))('takes back "%s" to the bit', (_name, change) => {
    const book = new LessonBook();
    book.add([sampleOf(1), sampleOf(2), sampleOf(3, { classKey: 'guest' })]);
    const before = bytes(book);
    change(book);
    expect(bytes(book)).not.toBe(before);
    book.undo();
    expect(bytes(book)).toBe(before);
  });

  test('goes back twenty steps of every kind, in order', () => {
    const random = rng(4);
    const book = new LessonBook();
    book.add(Array.from({ length: 30 }, (_, i) => sampleOf(i)));
    const states: string[] = [];
    const kinds = [
      (i: number) => book.add([sampleOf(100 + i)]),
      (i: number) => book.remove([`s${i}`]),
      (i: number) => book.move([`s${i}`], random() < 0.5 ? 'guest' : 'friend'),
      (i: number) => book.changeClass('friend', { name: `name ${i}` }),
      (i: number) => book.changeClass('guest', { look: i % 8 }),
      (i: number) => book.joinPeople([`p${i}`], 'p29'),
    ];
    for (let step = 0; step < 25; step++) {
      states.push(bytes(book));
      kinds[step % kinds.length]?.(step);
    }
    for (let step = 24; step >= 5; step--) {
      expect(book.canUndo).toBe(true);
      book.undo();
      expect(bytes(book)).toBe(states[step]);
    }
    expect(book.canUndo).toBe(false);
  });
});

describe('a head that came along', () => {
  const head = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: 'v' });
  const scanned = { classes: [{ key: 'x', name: 'X', look: 2 }], samples: [] };

  test('stays through names and looks, however they are undone', () => {
    const book = new LessonBook();
    book.replace(scanned, head);
    const asked: boolean[] = [];
    book.onchange = ({ retrain }) => asked.push(retrain);
    book.changeClass('x', { name: 'Y' });
    book.addClass('Z');
    book.deleteClass('class-3');
    while (book.lessons.classes[0]?.name === 'Y') book.undo();
    expect(book.brought).toBe(head);
    expect(asked).not.toContain(true);
  });

  test('comes back with undo, with the options it came with, and goes with wiping', () => {
    const book = new LessonBook();
    book.replace(scanned, head, { ...DEFAULT_OPTIONS, seed: 7 });
    book.add([sampleOf(1, { classKey: 'x' })]);
    expect(book.brought).toBeNull();
    book.setOptions({ seed: 2 });
    book.undo();
    book.undo();
    expect([book.brought, book.options.seed]).toEqual([head, 7]);
    book.undo();
    expect([book.brought, book.options, book.lessons]).toEqual([null, DEFAULT_OPTIONS, FIRST_LESSONS]);
    expect(book.blank).toBe(true);
    book.replace(scanned, head);
    book.begin();
    expect([book.brought, book.blank]).toEqual([null, true]);
  });

  test('is not used again where it learnt from somebody who is forgotten', () => {
    const book = new LessonBook();
    book.replace({ ...FIRST_LESSONS, samples: [sampleOf(1), sampleOf(2)] }, head);
    book.remove(['s2']);
    book.forget('p1');
    book.undo();
    expect(book.brought).toBeNull();
    expect(book.lessons.samples.map(({ id }) => id)).toEqual(['s2']);
  });
});

test('what changes nothing is no step', () => {
  const book = new LessonBook();
  book.add([sampleOf(1)]);
  const { lessons } = book;
  book.remove([]);
  book.move(['s1'], 'friend');
  book.joinPeople(['p1'], 'p1');
  book.changeClass('friend', { look: 0, name: null });
  book.setOptions({ ...DEFAULT_OPTIONS });
  expect(book.lessons).toBe(lessons);
  book.undo();
  expect(book.canUndo).toBe(false);
});

test('one drag of the slider for strangers is one step', () => {
  const book = new LessonBook();
  for (const refusedFriends of [0.1, 0.2, 0.3]) book.setOptions({ refusedFriends });
  expect(book.options.refusedFriends).toBe(0.3);
  book.undo();
  expect([book.options.refusedFriends, book.canUndo]).toEqual([DEFAULT_OPTIONS.refusedFriends, false]);
});

test('somebody who is forgotten does not come back with undo', () => {
  const book = new LessonBook();
  book.add([sampleOf(1)]);
  book.add([sampleOf(2)]);
  book.remove(['s1']);
  book.forget('p1');
  while (book.canUndo) {
    book.undo();
    expect(book.lessons.samples.map(({ person }) => person)).not.toContain('p1');
  }
});

test('renaming and recolouring ask for no training, everything else does', () => {
  const book = new LessonBook();
  const asked: boolean[] = [];
  book.onchange = ({ retrain }) => asked.push(retrain);
  book.add([sampleOf(1)]);
  book.changeClass('friend', { name: 'Crew' });
  book.changeClass('friend', { look: 3 });
  book.remove(['s1']);
  expect(asked).toEqual([true, false, false, true]);
});

test('two classes never look alike, and keys are never used twice', () => {
  const book = new LessonBook();
  for (let i = 0; i < 10; i++) book.addClass(`class ${i}`);
  const { classes } = book.lessons;
  expect(classes).toHaveLength(8);
  book.changeClass('friend', { look: 6 });
  expect(new Set(book.lessons.classes.map(({ look }) => look)).size).toBe(8);
  expect(new Set(book.lessons.classes.map(({ key }) => key)).size).toBe(8);
});

test('the class that is taught next is always one that is there', () => {
  const book = new LessonBook();
  book.addClass('Hat');
  expect(book.chosen).toBe(book.lessons.classes[2]?.key);
  book.deleteClass(book.chosen);
  expect(book.lessons.classes.map(({ key }) => key)).toContain(book.chosen);
});
