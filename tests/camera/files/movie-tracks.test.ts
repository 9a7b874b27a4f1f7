import { expect, test } from 'vitest';
import { movieTracks } from '#camera/files/movie-tracks.ts';

/** So many boxes of eight bytes: a header and nothing in it. */
function boxes(type: string, count: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(8 * count);
  for (let at = 0; at < all.length; at += 8) all.set([0, 0, 0, 8, ...Buffer.from(type)], at);
  return all;
}

function box(type: string, inside: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(8 + inside.length);
  new DataView(whole.buffer).setUint32(0, whole.length);
  whole.set(Buffer.from(type), 4);
  whole.set(inside, 8);
  return whole;
}

test.each([
  ['before its index', [boxes('free', 500_000), box('moov', boxes('trak', 1))]],
  ['in its index', [box('moov', boxes('trak', 3_000_000))]],
])('a film of nothing but headers, %s, is given up on at once', async (_where, parts) => {
  const file = new Blob([box('ftyp', Buffer.from('isom')), ...parts]);
  const began = performance.now();
  await movieTracks(file);
  expect(performance.now() - began).toBeLessThan(2000);
});
