import { describe, expect, test } from 'vitest';
import { packData, unpackData } from '#storage/dataset/plain-data.ts';

const numbers = (count: number) => new Uint8Array(count);

describe('plain data', () => {
  test('comes back to the bit, views and numbers that JSON lacks included', () => {
    const data = {
      name: 'x',
      list: [1, -2.5, null, true, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      deep: { doubles: Float64Array.of(Math.PI, 1e-300, -0), floats: new Float32Array([9, 1, 2, 9]).subarray(1, 3) },
      none: new Float32Array(),
    };
    expect(unpackData(packData(data))).toStrictEqual(data);
  });

  test.each([
    ['an array outside the bytes', '{"$array":"f32","length":3}', 8],
    ['two arrays that want the same bytes', '[{"$array":"f32","length":2},{"$array":"f32","length":2}]', 8],
    ['bytes that no array takes', '{"$array":"f32","length":1}', 8],
    ['an array of another kind', '{"$array":"constructor","length":1}', 8],
    ['a length below nothing', '{"$array":"f32","length":-1}', 0],
    ['a length between two', '{"$array":"f32","length":1.5}', 6],
    ['a length beyond all bounds', '{"$array":"f32","length":9007199254740991}', 8],
    ['no length', '{"$array":"f64"}', 8],
    ['no JSON', '{', 0],
  ])('%s is refused', (_name, text, count) => {
    expect(() => unpackData({ text, bytes: numbers(count) })).toThrow();
  });
});
