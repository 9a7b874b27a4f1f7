import { describe, expect, test } from 'vitest';
import { readStoredSample, storedSample } from '#storage/dataset/stored-sample.ts';
import { makeSample } from '../make-project.ts';

const sample = makeSample('s1', 'p1', 'friend', 3, 1);
const faceless = { ...sample, embedding: { ...sample.embedding, face: null }, background: null };

describe('the record of a sample', () => {
  test.each([
    ['with a face', sample],
    ['with neither face nor background', faceless],
    ['with a background without a face', { ...sample, background: faceless.embedding }],
  ])('%s comes back to the bit, with its place', (_what, one) => {
    expect(readStoredSample(structuredClone(storedSample(one, 1.5)))).toStrictEqual({ sample: one, place: 1.5 });
  });

  test('has memory of its own: no numbers of others lie in the same buffer', () => {
    const shared = { body: new Float32Array(9).subarray(2, 5), face: new Float32Array(9).subarray(1, 3) };
    const picture = new Uint8Array(9).subarray(3, 4);
    const record = storedSample({ ...sample, embedding: shared, background: shared, picture }, 0);
    const sizes = [record.embedding, record.background!].flatMap(({ body, face }) => [body, face!]).concat();
    expect([...sizes, record.picture].map(({ buffer }) => buffer.byteLength)).toEqual([12, 8, 12, 8, 1]);
  });

  test.each<[string, object]>([
    ['no id', { id: '' }],
    ['an endless id', { id: 'x'.repeat(81) }],
    ['no class', { classKey: '' }],
    ['no person', { person: 7 }],
    ['no burst', { burst: null }],
    ['a time before 1970', { takenAt: -1 }],
    ['a time between two', { takenAt: 1.5 }],
    ['no vector', { embedding: { body: [1, 2], face: null } }],
    ['a vector of doubles', { embedding: { body: new Float64Array(3), face: null } }],
    ['a vector that is not finite', { embedding: { body: Float32Array.of(1, NaN), face: null } }],
    ['a face that is not finite', { embedding: { body: Float32Array.of(1), face: Float32Array.of(Infinity) } }],
    ['a background that is none', { background: { body: null, face: null } }],
    ['a picture that is none', { picture: 'data:' }],
    ['no place', { place: Infinity }],
  ])('of %s is damaged', (_what, change) => {
    expect(readStoredSample({ ...storedSample(sample, 0), ...change })).toBeNull();
  });
});
