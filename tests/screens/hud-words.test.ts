import { expect, test } from 'vitest';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { classLooks, hudText } from '#screens/hud-words.ts';
import { LANGUAGES, MESSAGES } from '#i18n/index.ts';

await MESSAGES.load(LANGUAGES);

test('the first two classes have words of the app in every language', () => {
  for (const words of LANGUAGES.map((code) => MESSAGES[code])) {
    const looks = classLooks(words, FIRST_DATASET.classes);
    expect([...looks.keys()]).toEqual(['friend', 'guest']);
    expect(looks.get('friend')?.word).toBe(words.classes.friend);
  }
});

test.each([
  ['as somebody typed it', { key: 'friend', name: 'Ranger', look: 0 }, 'Ranger'],
  ['the ready-made word', { key: 'mask', name: null, look: 2 }, 'MASKED'],
  ['a number where nobody named it', { key: 'class-4', name: null, look: 3 }, 'CLASS 4'],
])('a class is called: %s', (_how, one, word) => {
  expect(classLooks(MESSAGES.en, [one]).get(one.key)?.word).toBe(word);
});

test('shape and colour follow the look, whatever the place in the list', () => {
  const looks = classLooks(MESSAGES.en, [
    { key: 'a', name: 'A', look: 5 },
    { key: 'b', name: 'B', look: 0 },
  ]);
  expect(looks.get('a')).toMatchObject({ shape: 'star', colour: '#f2e35c' });
  expect(looks.get('b')).toMatchObject({ shape: 'circle', colour: '#3df2c0' });
});

test('eight classes look different', () => {
  const classes = Array.from({ length: 8 }, (_, look) => ({ key: `class-${look}`, name: null, look }));
  const looks = [...classLooks(MESSAGES.zh, classes).values()];
  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(8);
  expect(new Set(looks.map(({ colour }) => colour)).size).toBe(8);
  expect(new Set(looks.map(({ word }) => word)).size).toBe(8);
});

test.each(['constructor', 'toString', '__proto__', 'hat-99999999999999999999'])(
  'a class whose key is %s has a word all the same',
  (key) => {
    const word = classLooks(MESSAGES.en, [{ key, name: null, look: 0 }]).get(key)?.word;
    expect(word).toMatch(/^Class \d{1,6}$/i);
  },
);

test('a second language has a word of its own for every class, and none where both say the same', () => {
  const classes = [...FIRST_DATASET.classes, { key: 'class-3', name: 'Ranger', look: 2 }];
  const { second } = hudText(MESSAGES['zh-Hant'], MESSAGES.en, classes);
  expect(['friend', null, 'class-3'].map((key) => second?.(key))).toEqual(['FRIEND', 'UNIDENTIFIED', null]);
  expect(hudText(MESSAGES.zh).second).toBeUndefined();
});
