import { expect, test } from 'vitest';
import { cellColours, channelColours, GRID, pairs } from '#core/embedding/cells.ts';
import { bodyColours, headColours } from '#core/embedding/colour-histogram.ts';
import { BODY_BLOCKS, bodyVector, EMBEDDING, LAYER } from '#core/embedding/embedding.ts';
import { addPixel, binned, COLOURS } from '#core/embedding/oklab-bins.ts';
import { cellWeights, middleSilhouette, SILHOUETTE_SIDE } from '#core/embedding/silhouette.ts';
import { faceSquare } from '#core/person/face-square.ts';
import { rng } from '#core/rng.ts';
import { Sketch } from '#core/embedding/sketch.ts';

test('pairs are the means of all products, each pair once', () => {
  // Two cells of two channels: (1, 2) and (3, 4).
  expect([...pairs(Float32Array.of(1, 2, 3, 4), 2, Float32Array.of(0.5, 0.5))]).toEqual([5, 7, 10]);
  expect([...pairs(Float32Array.of(1, 2, 3, 4), 2, Float32Array.of(1, 0))]).toEqual([1, 2, 4]);
});

test('the colours of all cells are shares', () => {
  const data = new Uint8ClampedArray(14 * 14 * 4).fill(255);
  const colours = cellColours(binned({ data, width: 14, height: 14 }));
  expect(colours).toHaveLength(GRID * GRID * COLOURS);
  for (let cell = 0; cell < GRID * GRID; cell++) {
    const own = colours.subarray(cell * COLOURS, (cell + 1) * COLOURS);
    expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    // White is light: all of it lies in the lightest third.
    expect(own.subarray(0, (COLOURS * 2) / 3).every((share) => Math.abs(share) < 1e-4)).toBe(true);
  }
});

test('a channel goes with the colour of its cells', () => {
  const colours = new Float32Array(2 * COLOURS);
  colours[3] = 1; // first cell
  colours[COLOURS + 5] = 1; // second cell
  const sums = channelColours(Float32Array.of(2, 0, 0, 6), 2, colours, Float32Array.of(0.5, 0.5));
  expect([sums[3], sums[5], sums[COLOURS + 3], sums[COLOURS + 5]]).toEqual([1, 0, 0, 3]);
});

test('a sketch keeps inner products in the mean', () => {
  const chance = rng(3);
  const [a, b] = [0, 1].map(() => Float32Array.from({ length: 500 }, () => chance()));
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  const kept = Array.from({ length: 200 }, (_, seed) => {
    const sketch = new Sketch(500, 64, seed);
    return dot(sketch.of(a!), sketch.of(b!));
  });
  const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
  expect(mean / dot(a!, b!)).toBeCloseTo(1, 1);
});

test('a colour that changes a little changes its bins a little', () => {
  const binsOf = (pixel: readonly number[]) => {
    const bins = new Float32Array(COLOURS);
    addPixel(bins, 0, binned({ data: Uint8ClampedArray.from([...pixel, 255]), width: 1, height: 1 }), 0, 1);
    return bins;
  };
  const apart = (a: readonly number[], b: readonly number[]) => {
    const [one, other] = [binsOf(a), binsOf(b)];
    return one.reduce((sum, share, i) => sum + Math.abs(share - other[i]!), 0);
  };
  expect(binsOf([63, 10, 10]).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  expect(apart([63, 10, 10], [64, 10, 10])).toBeLessThan(0.1);
  expect(apart([200, 30, 30], [30, 30, 200])).toBeCloseTo(2, 1);
});

test('cells of the person count, those around little; together they are 1', () => {
  const left = Float32Array.from({ length: SILHOUETTE_SIDE ** 2 }, (_, i) => (i % SILHOUETTE_SIDE < 32 ? 1 : 0));
  const weights = cellWeights(left, 2, 0.25);
  expect([...weights].map((weight) => Math.round(weight * 1000) / 1000)).toEqual([0.417, 0.083, 0.417, 0.083]);
});

test('colours are those of the silhouette: another wall and another neighbour change little', () => {
  const side = 56;
  const seen = (wall: readonly number[]) => {
    const data = new Uint8ClampedArray(side * side * 4).fill(255);
    for (let i = 0; i < side * side; i++) {
      const x = i % side;
      const cloth = i < (side * side) / 5 ? [250, 220, 20] : [30, 60, 160];
      data.set(x >= 18 && x < 38 ? cloth : wall, i * 4);
    }
    return binned({ data, width: side, height: side });
  };
  const silhouette = Float32Array.from({ length: SILHOUETTE_SIDE ** 2 }, (_, i) => {
    const x = ((i % SILHOUETTE_SIDE) / SILHOUETTE_SIDE) * side;
    return x >= 18 && x < 37 ? 1 : 0;
  });
  const cosine = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
  const [red, grey] = [seen([180, 30, 30]), seen([120, 120, 120])];
  for (const colours of [bodyColours, headColours]) {
    expect(cosine(colours(red, silhouette), colours(grey, silhouette))).toBeGreaterThan(0.99);
    const everything = new Float32Array(SILHOUETTE_SIDE ** 2).fill(1);
    expect(cosine(colours(red, everything), colours(grey, everything))).toBeLessThan(0.99);
  }
});

test('the blocks of a body are all of it', () => {
  expect(Object.values(BODY_BLOCKS).reduce((sum, length) => sum + length, 0)).toBe(EMBEDDING.bodyLength);
});

test('a body has one length whatever is seen, a black picture included', () => {
  const black = { data: new Uint8ClampedArray(28 * 28 * 4), width: 28, height: 28 };
  const chance = rng(1);
  for (const cells of [
    new Float32Array(GRID * GRID * LAYER.channels),
    Float32Array.from({ length: GRID * GRID * LAYER.channels }, () => chance() - 0.5),
  ]) {
    const body = bodyVector({ cells, pixels: black, silhouette: middleSilhouette() });
    expect(body).toHaveLength(EMBEDDING.bodyLength);
    expect(body.every(Number.isFinite)).toBe(true);
  }
});

test('the square of a leaning face leans as much and holds all of it', () => {
  const angle = 0.4;
  const upright = Array.from({ length: 468 }, (_, i) => [100 + (i % 20) * 2, 80 + Math.floor(i / 20) * 2] as const);
  upright[33] = [110, 100];
  upright[263] = [130, 100];
  const turned = upright.flatMap(([x, y]) => [
    (x * Math.cos(angle) - y * Math.sin(angle) + 100) / 400,
    (x * Math.sin(angle) + y * Math.cos(angle)) / 300,
  ]);
  const square = faceSquare(Float32Array.from(turned), 400, 300, 1.5);
  expect(square.angle).toBeCloseTo(angle, 4);
  expect(square.side).toBeCloseTo(1.5 * 46, 2);
});
