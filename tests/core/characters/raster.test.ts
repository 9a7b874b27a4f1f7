import { describe, expect, test } from 'vitest';
import { features, FEATURES } from '#core/characters/features.ts';
import { inkBox, normalised, NORMAL_SIDE } from '#core/characters/normalise.ts';
import { inkOfGrey, inkOfPixels } from '#core/characters/paper.ts';
import { drawStrokes, fitted, type Raster } from '#core/characters/raster.ts';
import type { Stroke } from '#core/characters/strokes.ts';
import { varied } from '#core/characters/vary.ts';
import { rng } from '#core/rng.ts';
import { FIVE } from './some-characters.ts';

const strokesOf = (glyph: string) => FIVE.find((one) => one.glyph === glyph)!.strokes;
const moved = (strokes: readonly Stroke[], scale: number, dx: number, dy: number): Stroke[] =>
  strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + dx, y: y * scale + dy })));
const difference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.sqrt(Array.from(a).reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0));
const featuresOf = (raster: Raster) => features(normalised(raster)!);
const sum = (values: Float32Array) => values.reduce((a, b) => a + b, 0);

describe('drawing', () => {
  test('a line holds as much ink as its length and width say, wherever it lies between the pixels', () => {
    for (const shift of [0, 0.003, 0.007]) {
      const line: Stroke = [
        { x: 0.2 + shift, y: 0.5 + shift },
        { x: 0.8 + shift, y: 0.5 + shift },
      ];
      const { ink } = drawStrokes([line], 100, 0.06);
      // 60 px long, 6 px wide, with two half discs at the ends.
      expect(Math.abs(sum(ink) - (360 + Math.PI * 9))).toBeLessThan(4);
    }
  });

  test('ink is between 0 and 1, strokes that leave the square are cut, and a touch is a dot', () => {
    const far: Stroke = [
      { x: -3, y: -2 },
      { x: 4, y: 3 },
    ];
    const { ink } = drawStrokes([far, [{ x: 0.9, y: 0.1 }], []], 32, 0.1);
    expect(ink.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(ink[3 * 32 + 28]).toBe(1);
    expect(sum(ink)).toBeGreaterThan(60);
  });

  test('fitted strokes fill the square but for the margin', () => {
    const points = fitted(moved(strokesOf('川'), 0.3, 0.5, 0.1), 0.1).flat();
    expect(Math.min(...points.map(({ y }) => y))).toBeCloseTo(0.1, 6);
    expect(Math.max(...points.map(({ y }) => y))).toBeCloseTo(0.9, 6);
    expect(Math.min(...points.map(({ x }) => x))).toBeGreaterThan(0.1);
  });
});

describe('normalising', () => {
  test('where and how large a character was written changes almost nothing', () => {
    for (const { strokes } of FIVE) {
      const here = featuresOf(drawStrokes(strokes, 128, 0.05));
      const there = featuresOf(drawStrokes(moved(strokes, 0.5, 0.4, 0.05), 256, 0.025));
      expect(difference(here, there)).toBeLessThan(0.12);
    }
  });

  test('a large picture and a small one of the same character are described alike', () => {
    const strokes = strokesOf('口');
    const large = featuresOf(drawStrokes(strokes, 700, 0.06));
    expect(difference(large, featuresOf(drawStrokes(strokes, 64, 0.06)))).toBeLessThan(0.15);
    expect(difference(large, featuresOf(drawStrokes(strokesOf('川'), 64, 0.06)))).toBeGreaterThan(0.5);
  });

  test('a wide character stays wide, and clean paper is nothing', () => {
    const line = normalised(drawStrokes([strokesOf('二')[0]!], 64, 0.05))!;
    const box = inkBox(line)!;
    expect(box.right - box.left).toBeGreaterThan(0.8 * NORMAL_SIDE);
    expect(box.bottom - box.top).toBeLessThan(0.5 * NORMAL_SIDE);
    expect(normalised(drawStrokes([], 64, 0.05))).toBeNull();
  });

  test('a speck in the corner is no part of the character', () => {
    const clean = drawStrokes(strokesOf('口'), 128, 0.06);
    const specked = { ...clean, ink: clean.ink.slice() };
    specked.ink[0] = 1;
    expect(inkBox(specked)).toEqual(inkBox(clean));
  });
});

describe('paper', () => {
  const drawn = drawStrokes(moved(strokesOf('人'), 0.6, 0.2, 0.2), 96, 0.04);
  const noise = rng(4);
  const dark = drawn.ink.map((ink) => 225 - 170 * ink + 12 * (noise() - 0.5));

  test('dark on light and light on dark are read alike, and noise of the paper is none', () => {
    const onLight = inkOfGrey(dark, 96, 96);
    const onDark = inkOfGrey(
      dark.map((grey) => 255 - grey),
      96,
      96,
    );
    expect(difference(onLight.ink, onDark.ink)).toBeLessThan(0.01);
    expect(difference(onLight.ink, drawn.ink)).toBeLessThan(0.15 * Math.sqrt(sum(drawn.ink)) + 2);
    for (const [i, ink] of drawn.ink.entries()) if (ink === 0) expect(onLight.ink[i]).toBe(0);
    expect(difference(featuresOf(onLight), featuresOf(drawn))).toBeLessThan(0.2);
  });

  test('a picture in colours is read by its brightness', () => {
    const data = new Uint8ClampedArray(96 * 96 * 4);
    for (const [i, grey] of dark.entries()) data.set([grey, grey, grey, 255], 4 * i);
    const read = inkOfPixels({ data, width: 96, height: 96 });
    expect(difference(featuresOf(read), featuresOf(drawn))).toBeLessThan(0.2);
  });

  test('paper of one grey holds no ink', () => {
    for (const grey of [0, 128, 255]) {
      expect(sum(inkOfGrey(new Uint8Array(400).fill(grey), 20, 20).ink)).toBe(0);
    }
  });
});

describe('features', () => {
  test('are of length 1, and all 0 on clean paper', () => {
    const vector = featuresOf(drawStrokes(strokesOf('人'), 64, 0.05));
    expect(vector).toHaveLength(FEATURES);
    expect(difference(vector, new Float32Array(FEATURES))).toBeCloseTo(1, 5);
    const paper = features({ width: 64, height: 64, ink: new Float32Array(64 * 64) });
    expect(paper.every((value) => value === 0)).toBe(true);
  });

  test('a line across has its edges up and down, one down its edges left and right', () => {
    const share = (vector: Float32Array, directions: readonly number[]) =>
      vector.reduce((part, value, i) => part + (directions.includes(i % 8) ? value * value : 0), 0);
    const across = features(drawStrokes([strokesOf('二')[0]!], 64, 0.06));
    const down = features(drawStrokes([strokesOf('十')[1]!], 64, 0.06));
    expect(share(across, [2, 6])).toBeGreaterThan(0.9);
    expect(share(down, [0, 4])).toBeGreaterThan(0.9);
  });
});

describe('other hands', () => {
  test('the same seed draws the same, another one something else, and strength 0 the very character', () => {
    const { strokes } = FIVE[2]!;
    expect(varied(strokes, rng(1))).toEqual(varied(strokes, rng(1)));
    expect(varied(strokes, rng(1))).not.toEqual(varied(strokes, rng(2)));
    const plain = drawStrokes(varied(strokes, rng(3), 0).strokes, 64, 0.05);
    expect(difference(plain.ink, drawStrokes(strokes, 64, 0.05).ink)).toBeLessThan(1e-4);
  });

  test('a thousand of them are finite, near their square, and have as many strokes or fewer', () => {
    const random = rng(9);
    for (let i = 0; i < 1000; i++) {
      const { strokes } = FIVE[i % 5]!;
      const hand = varied(strokes, random);
      expect(hand.strokes.length).toBeLessThanOrEqual(strokes.length);
      expect(hand.penWidth).toBeGreaterThan(0.01);
      for (const { x, y } of hand.strokes.flat()) expect(Math.abs(x - 0.5) + Math.abs(y - 0.5)).toBeLessThan(3);
    }
  });
});
