import { expect, test } from 'vitest';
import { heldName, MAX_NAME } from '#core/dataset/class-name.ts';

test.each<[string | null, string | null]>([
  ['Crew', 'Crew'],
  ['', null],
  [' \u200b ', null],
  [null, null],
  ['名'.repeat(60), '名'.repeat(MAX_NAME)],
  // Never half a character.
  [`${'a'.repeat(MAX_NAME - 1)}🤖`, 'a'.repeat(MAX_NAME - 1)],
])('%j is held as %j', (name, held) => {
  expect(heldName(name)).toBe(held);
});
