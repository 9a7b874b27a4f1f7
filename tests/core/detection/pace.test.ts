import { expect, test } from 'vitest';
import { Pace } from '../../../src/core/detection/pace.ts';

test('nobody hurries before the first look', () => {
  expect(new Pace().hurry).toBe(false);
});

test('long looks hurry the next one, short looks end it', () => {
  const pace = new Pace();
  pace.note(280);
  expect(pace.hurry).toBe(true);
  for (let look = 0; look < 3; look += 1) pace.note(130);
  expect(pace.hurry).toBe(false);
});

test('one long look among short ones hurries nobody', () => {
  const pace = new Pace();
  for (let look = 0; look < 5; look += 1) pace.note(120);
  pace.note(300);
  expect(pace.hurry).toBe(false);
});

test('another source begins anew', () => {
  const pace = new Pace();
  pace.note(900);
  pace.reset();
  expect(pace.hurry).toBe(false);
});
