import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAILURES } from '#core/failure.ts';
import type { Lesson } from '#app/query.ts';
import { firstLanguage, languageOf, LANGUAGES, MESSAGES, type LanguageCode } from '#i18n/index.ts';
import { loadEverything } from '#i18n/word-set.ts';
import { paperWords } from '#screens/explain/kit/paper-words.ts';
import { biasWords } from '#screens/explain/bias/words.ts';
import { layersWords } from '#screens/explain/layers/words.ts';
import { neuronWords } from '#screens/explain/neuron/words.ts';
import { raceWords } from '#screens/explain/race/words.ts';
import { readWords } from '#screens/explain/read/words.ts';
import { speedWords } from '#screens/explain/speed/words.ts';
import { exampleSentences, todayWords } from '#screens/explain/today/words.ts';
import { waterWords } from '#screens/explain/water/words.ts';
import { xorWords } from '#screens/explain/xor/words.ts';

/** Every text by its path; functions are called with numbers. */
function texts(value: unknown, path = '', numbers = [3, 7, 5, 2]): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...n: unknown[]) => unknown)(...numbers))]];
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`, numbers));
}

/** All code that puts words on a screen. */
const code = ['src/screens', 'src/app']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** Named as such, or one of a group whose members are picked by a key. */
function used(path: string): boolean {
  const [key, group, outer] = path.split('.').reverse();
  return [
    `\\.${key}\\b`,
    ...[group, outer].filter(Boolean).map((name) => `(\\.|\\b)${name}(\\[|\\)\\[| as )|entries\\(.*${name}\\)`),
  ].some((way) => new RegExp(way).test(code));
}

const lessons = {
  bias: biasWords,
  layers: layersWords,
  neuron: neuronWords,
  race: raceWords,
  read: readWords,
  speed: speedWords,
  today: todayWords,
  water: waterWords,
  xor: xorWords,
  paper: paperWords,
} satisfies Record<Lesson | 'paper', unknown>;
await loadEverything();
const wordsIn = (language: LanguageCode, numbers?: number[]) => [
  ...texts(MESSAGES[language], '', numbers),
  ...Object.entries(lessons).flatMap(([lesson, words]) => texts(words[language], `.${lesson}`, numbers)),
];
const zh = wordsIn('zh');
const hant = wordsIn('zh-Hant');
const en = wordsIn('en');

describe('the words', () => {
  test('are the same in every language, key by key', () => {
    for (const words of [en, hant]) expect(words.map(([path]) => path).sort()).toEqual(zh.map(([path]) => path).sort());
  });

  test('are never empty', () => {
    expect([...zh, ...hant, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('are all said somewhere', () => {
    expect(zh.map(([path]) => path).filter((path) => !used(path))).toEqual([]);
  });

  test('know no enemies, no film names and no machine talk', () => {
    const forbidden =
      /[敌敵]|嫌疑|威[胁脅]|钢铁侠|鋼鐵人|[战戰]衣|贾维斯|enem|threat|suspect|iron man|jarvis|stark|undefined|NaN/i;
    expect([...zh, ...hant, ...en].filter(([, text]) => forbidden.test(text))).toEqual([]);
  });

  test('every failure has a title and a way on', () => {
    for (const words of LANGUAGES.map((language) => MESSAGES[language])) {
      for (const failure of FAILURES) {
        expect(words.failures[failure].title.length).toBeGreaterThan(3);
        expect(words.failures[failure].todo.length).toBeGreaterThan(8);
      }
    }
  });

  test('a card of the lab holds one short idea', () => {
    const cards = (of: typeof zh) => of.filter(([path]) => /^\.\w+\.(?:\w+\.)*(?:\w*[cC]ards)\b/.test(path));
    expect(cards(zh).length).toBeGreaterThan(30);
    for (const chinese of [zh, hant]) expect(cards(chinese).filter(([, text]) => text.length >= 60)).toEqual([]);
    expect(cards(en).filter(([, text]) => text.split(/\s+/).length >= 40)).toEqual([]);
  });

  test('Chinese is Chinese: no sentence is left in English', () => {
    const latin = zh.filter(([, text]) => !/[\u4e00-\u9fff]/.test(text)).map(([path]) => path);
    expect(latin.sort()).toEqual(
      [
        '.code',
        '.htmlLang',
        '.maybe',
        '.name',
        '.percent',
        '.megabytes',
        '.boot.bytes',
        '.live.language',
        '.read.reading.bar',
        '.tray.place',
      ].sort(),
    );
  });
});

test('Traditional Chinese is the Simplified one converted, functions and lists too', () => {
  expect(MESSAGES['zh-Hant'].start.photo).toBe('選照片');
  expect(MESSAGES['zh-Hant'].live.people(3)).toBe('看到 3 個人');
  expect(MESSAGES['zh-Hant'].teach.classes.looks[0]).toBe('綠圓');
  expect(MESSAGES['zh-Hant'].htmlLang).toBe('zh-Hant');
  expect(waterWords['zh-Hant'].teach('田')).toBe('告訴它：該是「田」');
  expect(exampleSentences['zh-Hant'].weather[10]).toContain('颱風');
  const words = hant.filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([, text]) => text);
  expect(words.length).toBeGreaterThan(1000);
  expect(words.filter((text) => /[“”‘’]/.test(text))).toEqual([]);
});

test.each([
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['zh-SG', 'zh'],
  ['zh-Hans', 'zh'],
  ['zh-Hans-HK', 'zh'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh_MO', 'zh-Hant'],
  ['zh-Hant', 'zh-Hant'],
  ['ZH-hant-CN', 'zh-Hant'],
  ['yue', 'zh-Hant'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['eng', null],
  ['de', null],
  ['', null],
] as const)('a browser that asks for %s reads %s', (tag, expected) => {
  expect(languageOf(tag)).toBe(expected);
});

test.each([
  ['en', 'zh', 'zh-CN', 'en'],
  ['zh-Hant', 'zh', 'zh-CN', 'zh-Hant'],
  ['zh', 'zh-Hant', 'zh-TW', 'zh'],
  [null, 'en', 'zh-CN', 'en'],
  [null, 'zh-Hant', 'en', 'zh-Hant'],
  [null, null, 'zh-TW', 'zh-Hant'],
  [null, null, 'de-DE', 'en'],
  ['fr', null, 'zh', 'zh'],
] as const)('address %s, saved %s, browser %s: %s', (asked, saved, browser, expected) => {
  expect(firstLanguage(asked, saved, browser)).toBe(expected);
});

/** Numbers that are never one: of a network's parts, of what a lesson always has, or a name. */
const ALWAYS_MANY =
  /^\.(?:teach\.training\.some|about\.(?:memory|benchmark\.calls)|layers\.(?:facts|fires|falls)|race\.rules\.\w+|read\.training\.result|speed\.(?:work\.(?:layers|hand)|machines\.fetched)|today\.vectors\.\w+|water\.\w+|xor\.planeHelp)$/;

test('English says one picture, not one pictures', () => {
  const ones = wordsIn('en', [1, 1, 1, 1]).filter(
    ([path, said]) =>
      !ALWAYS_MANY.test(path) &&
      /\b1 (?:more )?(?:people|(?!is|was|has|comes)[a-z]+(?<!s)s|classes|presses|passes)\b/.test(said),
  );
  expect(ones).toEqual([]);
});
