import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CORRECTIONS } from '#build/traditional/corrections.ts';
import { toTraditional } from '#build/traditional/to-traditional.ts';

/** Everything that is converted. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?:^|[-/])zh\.ts$/.test(path))
  .map((path) => readFileSync(`src/${path}`, 'utf8'));
const others = ['src/build/pwa.ts', 'src/build/server/trust-page.ts'].map((path) => readFileSync(path, 'utf8'));
const source = [...sources, ...others].join('\n');

/**
 * Every character of Big5, the character set of Taiwan, which has none that exist in Simplified Chinese alone: levels 1
 * and 2, and the marks before them.
 */
const big5 = new Set<string>();
for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    big5.add(new TextDecoder('big5').decode(new Uint8Array([lead, trail])));
  }
}

test('Big5 tells the scripts apart', () => {
  expect([...'國語軟體裡為'].every((one) => big5.has(one))).toBe(true);
  expect([...'国语软为这'].some((one) => big5.has(one))).toBe(false);
});

test('no character of Simplified Chinese alone is left, in any list of words', () => {
  const left = new Set([...toTraditional(source)].filter((one) => /\p{Script=Han}/u.test(one) && !big5.has(one)));
  expect([...left]).toEqual([]);
});

test('characters that both scripts have are not taken for one another', () => {
  // 几 a small table, 隻 one of a pair, 捱 to suffer, 里 a mile, 划 to row, 臺 where people write 台.
  expect(/[几隻捱里臺]|划走/u.exec(toTraditional(sources.join('\n')))).toBeNull();
});

test.each(Object.entries(CORRECTIONS))('%s is %s, and is said somewhere', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional);
  expect(source).toContain(simplified);
});

test.each([
  ['软件、屏幕、视频、网络、信息、文件、二维码', '軟體、螢幕、影片、網路、資訊、檔案、QR Code'],
  ['点“再试一次”', '點「再試一次」'],
  ['装进二维码的模型', '裝進 QR Code 的模型'],
  ['添加到主屏幕', '加入主畫面'],
  ['同时在线的两边', '同時在線的兩邊'],
  ['台风过后，这台手机', '颱風過後，這台手機'],
  ["const n = (count: number) => `${count} 张`; // 'ok'", "const n = (count: number) => `${count} 張`; // 'ok'"],
])('%s: %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional);
});
