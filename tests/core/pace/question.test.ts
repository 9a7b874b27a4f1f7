import { expect, test } from 'vitest';
import { isSettled, overdueBy, type Questions } from '#core/pace/question.ts';

const box = { x: 0.2, y: 0.2, width: 0.2, height: 0.6 };
const known: Questions = { answers: 5, answeredAt: 1000, box, confidence: 0.95, changed: false };
const due = (changes: Partial<Questions>, after: number, now = box) =>
  overdueBy({ ...known, ...changes }, now, 1000 + after) >= 0;

test('somebody new is asked about at once, before everybody else', () => {
  expect(overdueBy({ ...known, answers: 0, answeredAt: -Infinity, box: null }, box, 0)).toBe(Infinity);
});

test('somebody who stands there as before is left in peace, but no answer gets a second old', () => {
  expect([due({}, 300), due({}, 700), due({}, 900)]).toEqual([false, false, true]);
});

test.each<[string, Partial<Questions>]>([
  ['in doubt', { confidence: 0.6 }],
  ['another than before', { changed: true }],
])('an answer that is %s is asked for again soon', (_name, changes) => {
  expect([due(changes, 200), due(changes, 350)]).toEqual([false, true]);
  expect(isSettled({ ...known, ...changes }, box)).toBe(false);
});

test('what is in doubt after many answers is asked for at half the pace', () => {
  const doubted = { answers: 8, confidence: 0.6 };
  expect([due(doubted, 400), due(doubted, 650)]).toEqual([false, true]);
  expect(due({ ...doubted, changed: true }, 350)).toBe(true);
});

test('who walks on is seen as before: no sooner asked about than who stands', () => {
  const farther = { ...box, x: 0.32 };
  expect([due({}, 350, farther), due({}, 850, farther)]).toEqual([false, true]);
  expect(isSettled(known, farther)).toBe(true);
});

test.each<[string, typeof box]>([
  ['turned to the side', { ...box, width: 0.11 }],
  ['came near', { x: 0.15, y: 0.1, width: 0.3, height: 0.8 }],
  ['was covered', { ...box, height: 0.3 }],
  ['left the place', { ...box, x: 0.45 }],
])('who %s since the last answer is asked about again soon', (_name, elsewhere) => {
  expect([due({}, 200, elsewhere), due({}, 350, elsewhere)]).toEqual([false, true]);
  expect(isSettled(known, elsewhere)).toBe(false);
});

test('the first answers come quickly one after the other', () => {
  expect([due({ answers: 2 }, 200), due({ answers: 3 }, 200)]).toEqual([true, false]);
});
