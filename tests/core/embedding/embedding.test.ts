import { expect, test } from 'vitest';
import { cellColours, channelColours, COLOURS, GRID, pairs } from '#core/embedding/cells.ts';
import { bodyVector, EMBEDDING, LAYER } from '#core/embedding/embedding.ts';
import { faceSquare } from '#core/person/face-square.ts';
import { rng } from '#core/rng.ts';
import { Sketch } from '#core/embedding/sketch.ts';

test('pairs are the means of all products, each pair once', () => {
  // Two cells of two channels: (1, 2) and (3, 4).
  expect([...pairs(Float32Array.of(1, 2, 3, 4), 2)]).toEqual([5, 7, 10]);
});

test('the colours of all cells are shares', () => {
  const data = new Uint8ClampedArray(14 * 14 * 4).fill(255);
  const colours = cellColours({ data, width: 14, height: 14 });
  expect(colours).toHaveLength(GRID * GRID * COLOURS);
  for (let cell = 0; cell < GRID * GRID; cell++) expect(colours[cell * COLOURS + COLOURS - 1]).toBeCloseTo(1, 6);
});

test('a channel goes with the colour of its cells', () => {
  const colours = new Float32Array(2 * COLOURS);
  colours[3] = 1; // first cell
  colours[COLOURS + 5] = 1; // second cell
  const sums = channelColours(Float32Array.of(2, 0, 0, 6), 2, colours);
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

test('a body has one length whatever is seen, a black picture included', () => {
  const black = { data: new Uint8ClampedArray(28 * 28 * 4), width: 28, height: 28 };
  const chance = rng(1);
  for (const cells of [
    new Float32Array(GRID * GRID * LAYER.channels),
    Float32Array.from({ length: GRID * GRID * LAYER.channels }, () => chance() - 0.5),
  ]) {
    const body = bodyVector({ cells, around: black, person: black });
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
