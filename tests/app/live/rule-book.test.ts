import { expect, test } from 'vitest';
import { RuleBook } from '#app/live/rule-book.svelte.ts';
import { DEFAULT_RULES, type RuleList } from '#core/person/rules.ts';
import { DEFAULT_SETTINGS, type Settings } from '#storage/settings.ts';

function bookOf() {
  const told: RuleList[] = [];
  let current: Settings = DEFAULT_SETTINGS;
  const settings = {
    get current() {
      return current;
    },
    update: (changes: Partial<Settings>) => {
      current = { ...current, ...changes };
      return true;
    },
  };
  const book = new RuleBook(settings, (list) => told.push(list));
  return { book, told, saved: () => current.rules };
}

test('every change speaks at once and is saved', () => {
  const { book, told, saved } = bookOf();
  book.add();
  book.setOtherwise('guest');
  expect(told).toHaveLength(2);
  expect(saved()).toBe(book.list);
  expect(book.list.otherwise).toBe('guest');
  expect(book.list.rules).toHaveLength(2);
});

test('a new rule is heard first, and ids never repeat', () => {
  const { book } = bookOf();
  book.add();
  book.add();
  expect(book.list.rules.map(({ id }) => id)).toEqual(['rule-2', 'rule-1', 'warm-top']);
});

test('rules change places, and stay at the ends', () => {
  const { book } = bookOf();
  book.add();
  book.move('rule-1', -1);
  expect(book.list.rules[0]?.id).toBe('rule-1');
  book.move('rule-1', 1);
  expect(book.list.rules.map(({ id }) => id)).toEqual(['warm-top', 'rule-1']);
});

test('undo walks back through every change to the beginning', () => {
  const { book, told } = bookOf();
  book.remove('warm-top');
  book.reset();
  book.undo();
  expect(book.list.rules).toEqual([]);
  book.undo();
  expect(book.list).toEqual(DEFAULT_RULES);
  expect(book.canUndo).toBe(false);
  expect(told.at(-1)).toEqual(DEFAULT_RULES);
});

test('new rules have ids of their own, whatever ids there are', () => {
  const settings = { current: { ...DEFAULT_SETTINGS, rules: { ...DEFAULT_RULES, rules: [{ ...DEFAULT_RULES.rules[0]!, id: 'rule-99999999999999999999' }] } }, update: () => true }; // prettier-ignore
  const strange = new RuleBook(settings, () => undefined);
  strange.add();
  strange.add();
  expect(new Set(strange.list.rules.map(({ id }) => id)).size).toBe(3);
});
