import { expect, test } from 'vitest';
import { packEmbeddings } from '#bridge/pack-embeddings.ts';

const vector = (...values: number[]) => Float32Array.from(values);
const samples = [
  { id: 'a', embedding: { body: vector(1, 2), face: vector(3) }, background: { body: vector(4, 5), face: null } },
  { id: 'b', embedding: { body: vector(6, 7), face: null }, background: null },
];

test('what arrives is what was sent, and the buffer is handed over, not copied', () => {
  const packed = packEmbeddings(samples);
  expect(packed.buffer.byteLength).toBe(4 * 7);
  const arrived = structuredClone(packed.samples, { transfer: [packed.buffer] });
  expect(arrived).toEqual(samples);
  expect(packed.buffer.byteLength).toBe(0);
  expect(arrived[1]!.embedding.body.buffer).toBe(arrived[0]!.embedding.body.buffer);
});

test('whoever sends keeps what was sent', () => {
  const { buffer } = packEmbeddings(samples);
  structuredClone(buffer, { transfer: [buffer] });
  expect([...samples[0]!.embedding.body]).toEqual([1, 2]);
});

test('samples without a background get none', () => {
  const [bare] = packEmbeddings([{ embedding: { body: vector(1), face: null } }]).samples;
  expect(bare).toEqual({ embedding: { body: vector(1), face: null } });
});
