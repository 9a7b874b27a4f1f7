import { expect, test } from 'vitest';
import type { ClassLook } from '#hud/text.ts';
import { typedName } from '#core/dataset/class-name.ts';
import { namesake } from '#screens/class-name.ts';

test.each([
  ['  Crew ', 'Crew'],
  ['two\t\n lines', 'two lines'],
  ['船长', '船长'],
  ['👩‍🚀🏴‍☠️', '👩‍🚀🏴‍☠️'],
  ['\u202eeman', 'eman'],
  ['half \ud83d', 'half'],
])('%j is called %j', (typed, name) => {
  expect(typedName(typed)).toBe(name);
});

test.each(['', '   ', '\u200b\u200b', '\ufeff \u2060', '\u200d'])('%j is no name, for nobody could see it', (typed) => {
  expect(typedName(typed)).toBe('');
});

test('two classes are never called alike, a class is free to keep its own name', () => {
  const looks = [
    { key: 'friend', word: 'FRIEND' },
    { key: 'class-3', word: '海盗' },
  ] as ClassLook[];
  expect(namesake(looks, 'friend')).toBe('FRIEND');
  expect(namesake(looks, 'friend', 'friend')).toBeNull();
  expect(namesake(looks, '海盗')).toBe('海盗');
  expect(namesake(looks, 'ＦＲＩＥＮＤ')).toBe('FRIEND');
  expect(namesake(looks, 'guest')).toBeNull();
});
