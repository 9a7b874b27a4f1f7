import { expect, test } from 'vitest';
import { threadsFor } from '#vision/backend/wasm-threads.ts';

const CHROME =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';
const IPAD =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15';
const CHROME_ON_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile/15E148 Safari/604.1';

test.each([
  ['eight cores', { isolated: true, cores: 8, userAgent: CHROME }, 4],
  ['four cores, of which two are the page’s and the system’s', { isolated: true, cores: 4, userAgent: FIREFOX }, 2],
  ['two cores', { isolated: true, cores: 2, userAgent: CHROME }, 1],
  ['a page that is not isolated', { isolated: false, cores: 8, userAgent: CHROME }, 1],
  ['a tablet of Apple’s that calls itself a Mac', { isolated: true, cores: 8, userAgent: IPAD }, 1],
  ['Chrome on iOS', { isolated: true, cores: 6, userAgent: CHROME_ON_IPHONE }, 1],
])('threads on %s', (_name, device, threads) => {
  expect(threadsFor(device)).toBe(threads);
});
