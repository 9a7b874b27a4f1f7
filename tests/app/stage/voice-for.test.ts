import { expect, test } from 'vitest';
import { spokenLanguage, voiceFor } from '#app/stage/voice-for.ts';

const voices = (...langs: readonly string[]) => langs.map((lang) => ({ lang }));

test.each([
  ['zh-Hant', ['en-US', 'zh-CN', 'zh-HK', 'zh-TW'], 'zh-TW'],
  ['zh-hk', ['zh-CN', 'zh-TW', 'zh-HK'], 'zh-HK'],
  ['zh-Hant', ['zh-CN', 'zh_HK_#Hant'], 'zh_HK_#Hant'],
  ['zh-Hant', ['en-US', 'yue-HK', 'zh-CN'], 'yue-HK'],
  ['zh-Hant', ['en-US', 'zh_CN_#Hans'], 'zh_CN_#Hans'],
  ['zh-CN', ['zh-TW', 'zh-HK', 'zh_CN'], 'zh_CN'],
  ['zh-CN', ['en-US', 'zh-TW'], 'zh-TW'],
  ['en', ['zh-CN', 'en-GB'], 'en-GB'],
  ['en', ['zh-CN', 'fr'], null],
  ['zh-Hant', ['en-US'], null],
])('words in %s, voices %j: %s', (wanted, langs, expected) => {
  expect(voiceFor(voices(...langs), wanted)?.lang ?? null).toBe(expected);
});

test.each([
  ['zh-Hant', 'zh-HK', 'zh-hk'],
  ['zh-Hant', 'zh-Hant-TW', 'zh-tw'],
  ['zh-Hant', 'en-US', 'zh-Hant'],
  ['zh-CN', 'zh-TW', 'zh-CN'],
  ['en', 'zh-TW', 'en'],
])('words in %s where the browser speaks %s are said in %s', (words, browser, spoken) => {
  expect(spokenLanguage(words, browser)).toBe(spoken);
});
