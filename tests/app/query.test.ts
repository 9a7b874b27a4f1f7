import { expect, test } from 'vitest';
import { readQuery } from '#app/query.ts';

const nothing = { source: 'none', backend: 'auto', screen: 'live', lang: null, lesson: null, pack: null, settings: {} };

test.each([
  ['', {}],
  ['?source=demo&backend=wasm&screen=stage&lang=zh', { source: 'demo', backend: 'wasm', screen: 'stage', lang: 'zh' }],
  ['?source=tv&backend=abacus&screen=teach', { screen: 'teach' }],
  ['?screen=attic', {}],
  [
    '?screen=explain&lesson=xor&hidden=2&dots=1a',
    { screen: 'explain', lesson: 'xor', settings: { hidden: '2', dots: '1a' } },
  ],
  ['?screen=explain&lesson=alchemy', { screen: 'explain' }],
])('%s', (search, expected) => {
  expect(readQuery(search)).toEqual({ ...nothing, ...expected });
});
