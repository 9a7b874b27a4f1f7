import { expect, test } from 'vitest';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { readQuery } from '#app/query.ts';

const BASE = 'https://visor.example/app/';

test('its address opens the same lesson in the same state', () => {
  const link = new LessonLink(readQuery(''), BASE);
  link.open('xor');
  link.put('hidden', 3);
  link.put('dots', '国&=?');
  const again = new LessonLink(readQuery(new URL(link.address).search), BASE);
  expect(again.lesson).toBe('xor');
  expect(again.settings).toEqual({ hidden: '3', dots: '国&=?' });
});

test('another lesson begins in its usual state', () => {
  const link = new LessonLink(readQuery('?lesson=xor&hidden=3'), BASE);
  link.open('water');
  expect(link.get('hidden')).toBeNull();
});

test.each([
  ['4', 4],
  ['99', 8],
  ['-3', 1],
  ['', 2],
  ['many', 2],
  ['NaN', 2],
  ['Infinity', 2],
])('hidden=%s counts as %d', (asked, expected) => {
  const link = new LessonLink(readQuery(`?lesson=xor&hidden=${asked}`), BASE);
  expect(link.number('hidden', 2, 1, 8)).toBe(expected);
});

test('a word that the lesson does not know counts as its usual one', () => {
  const link = new LessonLink(readQuery('?lesson=xor&rule=magic'), BASE);
  expect(link.choice('rule', 'perceptron', ['perceptron', 'back-propagation'])).toBe('perceptron');
});

test('null takes a value out', () => {
  const link = new LessonLink(readQuery('?lesson=xor&hidden=3'), BASE);
  link.put('hidden', null);
  expect(link.address).toBe(`${BASE}?screen=explain&lesson=xor`);
});
