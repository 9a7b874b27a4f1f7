import { describe, expect, test } from 'vitest';
import { makeNetwork } from '#core/network/make-network.ts';
import { forward, through } from '#core/network/forward.ts';
import { bestLine } from '#core/playground/best-line.ts';
import { contour, decisionField } from '#core/playground/decision-field.ts';
import { DOT_PRESETS, presetDots } from '#core/playground/dot-presets.ts';
import { MOST_DOTS, onGrid, packDots, unpackDots, type Dot } from '#core/playground/dots.ts';
import { hiddenOf, neuronLine } from '#core/playground/plane-lines.ts';
import { rng } from '#core/rng.ts';

function anyDots(seed: number, count: number, coarse: number): Dot[] {
  const random = rng(seed);
  const place = () => onGrid(Math.round((random() * 2 - 1) * coarse) / coarse);
  return Array.from({ length: count }, () => ({ x: place(), y: place(), kind: random() < 0.5 ? 0 : 1 }));
}

describe('the best straight line', () => {
  test('parts what a line can part, and is one short on XOR', () => {
    expect(DOT_PRESETS.map((preset) => [preset, bestLine(presetDots(preset)) - presetDots(preset).length])).toEqual([
      ['xor', -1],
      ['both', 0],
      ['either', 0],
      ['circle', expect.any(Number)],
      ['moons', expect.any(Number)],
    ]);
    expect(bestLine(presetDots('circle'))).toBeLessThan(24);
    expect(bestLine(presetDots('moons'))).toBeLessThan(22);
  });

  test('is what thousands of lines at random find on few dots, many of them in rows or on one place', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const dots = anyDots(seed, 2 + (seed % 5), 2);
      const random = rng(seed);
      let found = 0;
      for (let i = 0; i < 6000; i++) {
        const angle = random() * 2 * Math.PI;
        const shift = (random() * 2 - 1) * 1.6;
        const right = dots.filter(
          ({ x, y, kind }) => Math.cos(angle) * x + Math.sin(angle) * y > shift === (kind === 1),
        );
        found = Math.max(found, right.length);
      }
      expect([seed, bestLine(dots)]).toEqual([seed, found]);
    }
  });

  test('of no dots is 0, of one 1', () => {
    expect([bestLine([]), bestLine(presetDots('xor').slice(1, 2))]).toEqual([0, 1]);
  });
});

describe('dots in an address', () => {
  test('come back as they were', () => {
    for (const dots of [...DOT_PRESETS.map(presetDots), anyDots(3, MOST_DOTS, 30), []]) {
      const text = packDots(dots);
      expect(text.length).toBeLessThan(400);
      const byKind = [...dots].sort((a, b) => a.kind - b.kind);
      const back = unpackDots(text)!;
      expect(back.map(({ kind }) => kind)).toEqual(byKind.map(({ kind }) => kind));
      back.forEach((dot, i) => {
        expect(dot.x).toBe(byKind[i]!.x);
        expect(dot.y).toBe(byKind[i]!.y);
      });
    }
  });

  test.each(['', 'x', 'abc-', 'ab-c', '!!-', 'ab-cd-ef', 'ZZ-', 'ab'.repeat(61) + '-'])('"%s" is none', (text) => {
    expect(unpackDots(text)).toBeNull();
  });

  test('a place is always on the plane', () => {
    for (const value of [-9, -1, 0.013, 1, 9, Infinity, NaN]) expect(Math.abs(onGrid(value))).toBeLessThanOrEqual(1);
  });
});

describe('what is drawn', () => {
  test("a neuron's line is where its sum is 0, with the firing side where the normal points", () => {
    for (let seed = 0; seed < 200; seed++) {
      const layer = makeNetwork(2, [{ neurons: 1, activation: 'tanh' }], seed).layers[0]!;
      layer.biases[0] = rng(seed)() - 0.5;
      const line = neuronLine(layer, 0);
      if (!line) continue;
      const sum = (x: number, y: number) => through(layer, [x, y]).sums[0]!;
      expect(sum(line.x1, line.y1)).toBeCloseTo(0, 10);
      expect(sum(line.x2, line.y2)).toBeCloseTo(0, 10);
      expect(Math.max(Math.abs(line.x1), Math.abs(line.y1))).toBeCloseTo(1, 8);
      expect(sum(line.x1 + line.normal[0] * 0.1, line.y1 + line.normal[1] * 0.1)).toBeGreaterThan(0);
    }
  });

  test('a neuron without weights, or with its line outside, has none', () => {
    const layer = makeNetwork(2, [{ neurons: 1, activation: 'tanh' }], 1).layers[0]!;
    layer.biases[0] = 100;
    expect(neuronLine(layer, 0)).toBeNull();
    layer.weights.fill(0);
    expect(neuronLine(layer, 0)).toBeNull();
  });

  test('the map is the answer of the network in the middle of each cell, and its edge is where that is one half', () => {
    const network = makeNetwork(
      2,
      [
        { neurons: 5, activation: 'tanh' },
        { neurons: 1, activation: 'sigmoid' },
      ],
      8,
    );
    const at = (x: number, y: number) => forward(network, [x, y]).output[0]!;
    const field = decisionField({ at }, 60);
    expect(field.values[0]).toBeCloseTo(at(-1 + 1 / 60, 1 - 1 / 60), 6);
    expect(field.values[60 * 60 - 1]).toBeCloseTo(at(1 - 1 / 60, -1 + 1 / 60), 6);
    const pieces = contour(field);
    expect(pieces.length).toBeGreaterThan(20);
    for (const [x, y] of pieces) expect(at((x / 60) * 2 - 1, 1 - (y / 60) * 2)).toBeCloseTo(0.5, 2);
  });

  test('the hidden view is the first layer', () => {
    const network = makeNetwork(
      2,
      [
        { neurons: 2, activation: 'tanh' },
        { neurons: 1, activation: 'sigmoid' },
      ],
      8,
    );
    expect(hiddenOf(network, 0.3, -0.2)).toEqual([...forward(network, [0.3, -0.2]).layers[0]!.outputs]);
  });
});
