import { describe, expect, test } from 'vitest';
import { LessonBook } from '#app/lesson-book.svelte.ts';
import type { Lessons } from '#core/lessons/lessons.ts';
import { rng } from '#core/rng.ts';
import { sampleOf } from './samples.ts';

/** Every byte of the lessons, to compare. */
const bytes = (lessons: Lessons) =>
  JSON.stringify(lessons, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] : value,
  );

describe('undo', () => {
  const changes: Record<string, (book: LessonBook) => void> = {
    add: (book) => book.add([sampleOf(7)]),
    remove: (book) => book.remove(['s1']),
    move: (book) => book.move(['s1', 's2'], 'guest'),
    'join people': (book) => book.joinPeople('p1', 'p2'),
    'add a class': (book) => book.addClass('Hat'),
    rename: (book) => book.changeClass('friend', { name: 'Crew' }),
    recolour: (book) => book.changeClass('friend', { look: 5 }),
    'delete a class': (book) => book.deleteClass('friend'),
    merge: (book) => book.mergeClasses('friend', 'guest'),
    replace: (book) => book.replace({ classes: [{ key: 'x', name: 'X', look: 2 }], samples: [] }),
  };

  test.each(Object.entries(changes))('takes back "%s" to the bit', (_name, change) => {
    const book = new LessonBook();
    book.add([sampleOf(1), sampleOf(2), sampleOf(3, { classKey: 'guest' })]);
    const before = bytes(book.lessons);
    change(book);
    expect(bytes(book.lessons)).not.toBe(before);
    book.undo();
    expect(bytes(book.lessons)).toBe(before);
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
      (i: number) => book.joinPeople(`p${i}`, 'p29'),
    ];
    for (let step = 0; step < 25; step++) {
      states.push(bytes(book.lessons));
      kinds[step % kinds.length]?.(step);
    }
    for (let step = 24; step >= 5; step--) {
      expect(book.canUndo).toBe(true);
      book.undo();
      expect(bytes(book.lessons)).toBe(states[step]);
    }
    expect(book.canUndo).toBe(false);
  });
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
  book.onchange = (_lessons, { retrain }) => asked.push(retrain);
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
