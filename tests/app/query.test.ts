import { expect, test } from 'vitest';
import { readQuery } from '#app/query.ts';

test.each([
  ['', { source: 'none', backend: 'auto', screen: 'live', lang: null }],
  ['?source=demo&backend=wasm&screen=stage&lang=zh', { source: 'demo', backend: 'wasm', screen: 'stage', lang: 'zh' }],
  ['?source=tv&backend=abacus&screen=teach', { source: 'none', backend: 'auto', screen: 'teach', lang: null }],
  ['?screen=attic', { source: 'none', backend: 'auto', screen: 'live', lang: null }],
])('%s', (search, expected) => {
  expect(readQuery(search)).toEqual(expected);
});
