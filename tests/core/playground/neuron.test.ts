import { expect, test } from 'vitest';
import { GATES, PAIRS, truthTable, type Gate } from '#core/playground/gates.ts';
import { fire, NEURON_LIMITS, neuronLayer } from '#core/playground/neuron.ts';
import { through } from '#core/network/forward.ts';

const { weight, threshold } = NEURON_LIMITS;

/** Every so many-th of a slider, both ends included. */
function positions([least, most]: readonly [number, number], steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => least + ((most - least) * i) / steps);
}

/** The most rows that any position of the sliders gets right. */
function mostRight(gate: Gate, smooth: boolean): number {
  let most = 0;
  for (const first of positions(weight, 40)) {
    for (const second of positions(weight, 40)) {
      for (const weir of positions(threshold, 60)) {
        const rows = truthTable({ weights: [first, second], threshold: weir, smooth }, gate);
        most = Math.max(most, rows.filter(({ fires, wanted }) => fires === wanted).length);
      }
    }
  }
  return most;
}

test.each([
  ['both', 4],
  ['either', 4],
  ['one', 3],
] as const)('of all positions of the sliders the best does "%s" in %i of 4 cases', (gate, most) => {
  expect(mostRight(gate, false)).toBe(most);
});

test('a smooth neuron fires in the same cases', () => {
  for (const gate of GATES) {
    const settings = { weights: [1.5, -0.5], threshold: 1.2 } as const;
    const [hard, soft] = [false, true].map((smooth) => truthTable({ ...settings, smooth }, gate));
    expect(soft).toEqual(hard);
  }
});

test('the table holds all four pairs, and what is wanted of them', () => {
  const wanted = (gate: Gate) =>
    truthTable({ weights: [1, 1], threshold: 1, smooth: false }, gate).map((row) => Number(row.wanted));
  expect(PAIRS.map(([a, b]) => `${a}${b}`)).toEqual(['00', '01', '10', '11']);
  expect(GATES.map(wanted)).toEqual([
    [0, 0, 0, 1],
    [0, 1, 1, 1],
    [0, 1, 1, 0],
  ]);
});

test('the water in the tank is what the layer sums up, over the weir it fires, and no slider end gives nonsense', () => {
  for (const a of [0, 0.5, 1]) {
    for (const b of [0, 0.5, 1]) {
      for (const w of positions(weight, 4)) {
        for (const v of positions(weight, 4)) {
          for (const weir of positions(threshold, 3)) {
            for (const smooth of [false, true]) {
              const settings = { inputs: [a, b], weights: [w, v], threshold: weir, smooth } as const;
              const { flows, sum, output, fires } = fire(settings);
              expect([...flows, sum, output].every(Number.isFinite)).toBe(true);
              expect(sum - weir).toBeCloseTo(through(neuronLayer(settings), [a, b]).sums[0]!, 12);
              expect(fires).toBe(through(neuronLayer(settings), [a, b]).sums[0]! >= 0);
              expect(output).toBeGreaterThanOrEqual(0);
              expect(output).toBeLessThanOrEqual(1);
            }
          }
        }
      }
    }
  }
});
