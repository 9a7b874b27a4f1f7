import { expect, test } from 'vitest';
import { makeNetwork } from '#core/network/make-network.ts';
import { MOST_OPEN, turned } from '#core/water/valve.ts';
import { waterOf } from '#core/water/water.ts';
import { along, distanceTo } from '#hud/water/curve.ts';
import { hitWater } from '#hud/water/hit.ts';
import { layOut, type WaterShape } from '#hud/water/layout.ts';
import { NO_MARKS, shownValves } from '#hud/water/marks.ts';
import { levelOf, strongestFlow, widthOf } from '#hud/water/measure.ts';
import { valveSpot } from '#hud/water/paint-valves.ts';

const NETWORK = makeNetwork(
  25,
  [
    { neurons: 6, activation: 'relu' },
    { neurons: 4, activation: 'linear' },
  ],
  3,
);
const WATER = waterOf(NETWORK, new Float64Array(25).fill(0.5));
const SHAPE: WaterShape = { inputs: { cells: 5 }, layers: [6, 4] };

test('a pipe is as wide as its weight, whichever its sign, and never wider than there is room for', () => {
  expect(widthOf(2, 24)).toBeCloseTo(2 * widthOf(1, 24));
  expect(widthOf(-2, 24)).toBe(widthOf(2, 24));
  for (const weight of [0, -0, 1e-9, MOST_OPEN, -MOST_OPEN, 1e300, Infinity, -Infinity, Number.NaN]) {
    for (const pipes of [0, 1, 59, 200]) {
      expect(widthOf(weight, pipes)).toBeGreaterThan(0);
      expect(widthOf(weight, pipes)).toBeLessThanOrEqual(12);
    }
  }
});

test('a fuller tank is drawn fuller, never over its rim', () => {
  const levels = [-5, 0, 0.1, 1, 5, 1e12].map(levelOf);
  expect(levels[0]).toBe(0);
  expect(levels).toEqual([...levels].sort((a, b) => a - b));
  expect(Math.max(...levels)).toBeLessThanOrEqual(1);
});

test('everything has a place inside the drawing, on phones and projectors, whatever the shape', () => {
  for (const [width, height] of [
    [358, 420],
    [860, 560],
    [320, 480],
  ] as const) {
    for (const layers of [[2], [6, 4], [8, 8, 6], [16, 8]]) {
      for (const inputs of [{ cells: 5 }, { cells: 5, written: true }, { row: 7 }] as const) {
        const { tanks, inputs: sources, pipes } = layOut({ inputs, layers }, width, height);
        for (const { x, y, radius } of [...sources, ...tanks.flat()]) {
          expect(x - radius).toBeGreaterThanOrEqual(0);
          expect(x + radius).toBeLessThanOrEqual(width);
          expect(y - radius).toBeGreaterThanOrEqual(0);
          expect(y + radius).toBeLessThan(height);
        }
        for (const row of tanks) {
          for (let i = 1; i < row.length; i++) {
            expect(row[i]!.x - row[i - 1]!.x).toBeGreaterThan(row[i]!.radius + row[i - 1]!.radius);
          }
        }
        let above = sources.length;
        layers.forEach((count, depth) => {
          expect(pipes[depth]).toHaveLength(count * above);
          above = count;
        });
      }
    }
  }
});

test('no size at all gives anything but numbers', () => {
  for (const [width, height] of [
    [0, 0],
    [1, 1],
    [5000, 20],
  ] as const) {
    const { tanks, inputs, pipes } = layOut(SHAPE, width, height);
    const numbers = [...inputs, ...tanks.flat()].flatMap(({ x, y, radius }) => [x, y, radius]);
    expect(numbers.every(Number.isFinite)).toBe(true);
    expect(pipes.flat().every(({ length, points }) => Number.isFinite(length) && points.every(Number.isFinite))).toBe(
      true,
    );
  }
});

test('a pipe runs from its tank above to its tank below', () => {
  const layout = layOut(SHAPE, 358, 420);
  const { pipes } = WATER.layers[1]!;
  pipes.forEach(({ from, to }, index) => {
    const curve = layout.pipes[1]![index]!;
    expect(along(curve, 0).x).toBeCloseTo(layout.tanks[0]![from]!.x);
    const end = along(curve, curve.length);
    const tank = layout.tanks[1]![to]!;
    expect(Math.hypot(end.x - tank.x, end.y - tank.y)).toBeCloseTo(tank.radius, 3);
    expect(distanceTo(curve, along(curve, curve.length / 2))).toBeLessThan(0.5);
  });
});

test('a finger on a valve, on a tank, on a pipe and beside everything means just that', () => {
  const layout = layOut(SHAPE, 358, 420);
  for (const pipe of shownValves(WATER, NO_MARKS)) {
    const spot = valveSpot(layout, WATER, pipe)!;
    const hit = hitWater(WATER, layout, NO_MARKS, spot);
    expect(hit?.kind).toBe('valve');
  }
  const tank = layout.tanks[0]![2]!;
  expect(hitWater(WATER, layout, NO_MARKS, tank)).toEqual({ kind: 'tank', tank: { layer: 0, index: 2 } });
  const marks = { ...NO_MARKS, tank: { layer: 1, index: 3 } };
  const way = along(layout.pipes[1]![3 * 6]!, 12);
  expect(hitWater(WATER, layout, marks, way)).toEqual({ kind: 'pipe', pipe: { layer: 1, from: 0, to: 3 } });
  expect(hitWater(WATER, layout, NO_MARKS, { x: 2, y: 30 })).toBeNull();
});

test('all valves of a chosen tank are shown, otherwise the widest few of each', () => {
  expect(shownValves(WATER, { ...NO_MARKS, tank: { layer: 0, index: 1 } })).toHaveLength(25);
  const few = shownValves(WATER, NO_MARKS);
  expect(few.length).toBeLessThanOrEqual(24);
  const wide = turned(NETWORK, { layer: 1, from: 0, to: 2 }, MOST_OPEN);
  const shown = shownValves(waterOf(wide, WATER.inputs), NO_MARKS);
  expect(shown.some(({ layer, from, to }) => layer === 1 && from === 0 && to === 2)).toBe(true);
});

test('without any water nothing is divided by nothing', () => {
  const dry = waterOf(NETWORK, new Float64Array(25));
  for (const layer of dry.layers) expect(strongestFlow(layer)).toBeGreaterThan(0);
});
