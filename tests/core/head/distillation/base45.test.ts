import { expect, test } from 'vitest';
import { base45, fromBase45 } from '#core/head/distillation/base45.ts';
import { rng } from '#core/rng.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
  ['', ''],
])('%s is what RFC 9285 says: %s', (plain, code) => {
  expect(base45(bytesOf(plain))).toBe(code);
  expect(fromBase45(code)).toEqual(bytesOf(plain));
});

test('any bytes come back as they went', () => {
  const random = rng(7);
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
    expect(fromBase45(base45(bytes))).toEqual(bytes);
  }
});

test.each(['A', 'ABCD', 'äöü', 'gGW', 'GGW:', ':::', '::'])('%s is no base45', (text) => {
  expect(fromBase45(text)).toBeNull();
});
