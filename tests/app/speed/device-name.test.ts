import { expect, test } from 'vitest';
import { browserOf, modelIn } from '#app/speed/device-name.ts';

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
    'iPhone',
    'Safari 17.5',
  ],
  [
    'Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A.230901.001) AppleWebKit/537.36 Chrome/91.0.4472.114 Mobile Safari/537.36',
    'Pixel 7',
    'Chromium 91',
  ],
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36', null, 'Chromium 126'],
  ['Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0', null, 'Firefox 127'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36', null, 'Chromium 126'],
])('%s', (userAgent, model, browser) => {
  expect([modelIn(userAgent), browserOf([], userAgent)]).toEqual([model, browser]);
});

test('of the brands the one that is neither a decoy nor the engine', () => {
  const brands = [
    { brand: 'Not)A;Brand', version: '99' },
    { brand: 'Chromium', version: '126' },
    { brand: 'Microsoft Edge', version: '126' },
  ];
  expect(browserOf(brands, '')).toBe('Microsoft Edge 126');
  expect(browserOf(brands.slice(0, 2), '')).toBe('Chromium 126');
});
