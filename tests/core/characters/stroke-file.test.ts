import { expect, test } from 'vitest';
import { BitReader, BitWriter } from '#core/characters/bits.ts';
import { codeLengths, PrefixCode } from '#core/characters/prefix-code.ts';
import { simplified } from '#core/characters/simplify.ts';
import { openStrokes, packStrokes } from '#core/characters/stroke-file.ts';
import type { Character } from '#core/characters/strokes.ts';
import { rng } from '#core/rng.ts';
import { FIVE } from './some-characters.ts';

const HALF_A_STEP = 0.5 / 112 + 1e-9;

test('what is packed comes back, in order, each point within half a step of the grid', () => {
  const file = openStrokes(packStrokes(FIVE));
  expect(file.glyphs).toEqual(FIVE.map(({ glyph }) => glyph));
  for (const { glyph, strokes } of FIVE) {
    const found = file.find(glyph)?.strokes ?? [];
    expect(found.map((stroke) => stroke.length)).toEqual(strokes.map((stroke) => stroke.length));
    for (const [i, point] of found.flat().entries()) {
      const was = strokes.flat()[i]!;
      expect(Math.max(Math.abs(point.x - was.x), Math.abs(point.y - was.y))).toBeLessThanOrEqual(HALF_A_STEP);
    }
  }
  expect(file.find('龙')).toBeNull();
});

test('a thousand characters by chance, some beyond the basic plane, come back', () => {
  const random = rng(3);
  const points = () => Array.from({ length: 2 + Math.floor(4 * random()) }, () => ({ x: random(), y: random() }));
  const characters = Array.from({ length: 1000 }, (_, i): Character => ({
    glyph: String.fromCodePoint((i % 10 === 0 ? 0x20000 : 0x4e00) + 7 * i),
    strokes: Array.from({ length: 1 + Math.floor(20 * random()) }, points),
  }));
  const file = openStrokes(packStrokes(characters));
  for (const { glyph, strokes } of characters) expect(file.find(glyph)?.strokes).toHaveLength(strokes.length);
});

test('a file of anything else, cut off, or too long is refused', () => {
  const whole = packStrokes(FIVE);
  expect(() => openStrokes(new Uint8Array())).toThrow();
  expect(() => openStrokes(new TextEncoder().encode('<!doctype html><title>404</title>'))).toThrow();
  for (let length = 0; length < whole.length; length += 7) expect(() => openStrokes(whole.slice(0, length))).toThrow();
  expect(() => openStrokes(Uint8Array.from([...whole, 0]))).toThrow();
  const newer = whole.slice();
  newer[3] = 2;
  expect(() => openStrokes(newer)).toThrow('no file of strokes');
});

test('damage anywhere is an error or another drawing inside the square, never a crash of another kind', () => {
  const whole = packStrokes(FIVE);
  const random = rng(5);
  for (let i = 0; i < 2000; i++) {
    const damaged = whole.slice();
    damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
    try {
      const file = openStrokes(damaged);
      const points = file.glyphs.flatMap((glyph) => file.find(glyph)?.strokes.flat() ?? []);
      expect(points.every(({ x, y }) => x >= 0 && y >= 0 && x <= 1 && y <= 1)).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).name).toBe('Error');
    }
  }
});

test('the code is as short as entropy allows within a bit, and no symbol is longer than 15 bits', () => {
  const counts = Array.from({ length: 40 }, (_, i) => Math.round(1.6 ** i));
  const lengths = codeLengths(counts);
  const total = counts.reduce((a, b) => a + b, 0);
  const bits = counts.reduce((sum, count, i) => sum + count * lengths[i]!, 0) / total;
  const entropy = counts.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
  expect(bits).toBeLessThan(entropy + 1);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(15);
  const code = new PrefixCode(lengths);
  const writer = new BitWriter();
  for (let symbol = 0; symbol < 40; symbol++) code.write(writer, symbol);
  const reader = new BitReader(writer.bytes());
  for (let symbol = 0; symbol < 40; symbol++) expect(code.read(reader)).toBe(symbol);
});

test('a code of one symbol only, and a code that cannot be', () => {
  const code = new PrefixCode(codeLengths([0, 9, 0]));
  const writer = new BitWriter();
  code.write(writer, 1);
  expect(code.read(new BitReader(writer.bytes()))).toBe(1);
  expect(() => new PrefixCode(Uint8Array.of(1, 1, 1))).toThrow('the same');
});

test('a simplified stroke keeps its ends and its corners and strays no farther than allowed', () => {
  const bend = Array.from({ length: 41 }, (_, i) => ({ x: i / 40, y: i < 20 ? 0.001 * (i % 2) : (i - 20) / 20 }));
  const few = simplified(bend, 0.01);
  expect(few.length).toBeLessThan(6);
  expect([few[0], few.at(-1)]).toEqual([bend[0], bend[40]]);
  expect(few.some(({ x, y }) => Math.hypot(x - 0.5, y) < 0.03)).toBe(true);
});
