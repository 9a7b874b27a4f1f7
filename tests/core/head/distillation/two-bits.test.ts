import { expect, test } from 'vitest';
import { gaussian } from '#core/gaussian.ts';
import { packRow, toTwoBits, unpackRow } from '#core/head/distillation/two-bits.ts';
import { rng } from '#core/rng.ts';

const normal = gaussian(rng(1));

test('rows come back to the bit from a quarter of a byte a number', () => {
  for (let length = 1; length < 200; length++) {
    const row = toTwoBits(Float64Array.from({ length }, () => 3 * normal()));
    const packed = packRow(row);
    expect(packed.codes.length).toBe(Math.ceil(length / 4));
    expect(unpackRow(packed, length)).toEqual(row);
  }
});

test('a row of nothing stays nothing', () => {
  const nothing = toTwoBits(new Float64Array(9));
  expect(unpackRow(packRow(nothing), 9)).toEqual(new Float64Array(9));
});

test('what is lost of normal numbers is what theory says: 0.1175 of their square', () => {
  const row = Float64Array.from({ length: 20_000 }, () => normal());
  const lost = toTwoBits(row).reduce((sum, value, i) => sum + (value - row[i]!) ** 2, 0) / row.length;
  expect(lost).toBeCloseTo(0.1175, 2);
});
