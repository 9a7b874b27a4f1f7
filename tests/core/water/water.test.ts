import { expect, test } from 'vitest';
import { forward } from '#core/network/forward.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import type { Activation, Network } from '#core/network/network.ts';
import { rng } from '#core/rng.ts';
import { MOST_OPEN, outletsAfter, turned, withinValve } from '#core/water/valve.ts';
import { waterOf } from '#core/water/water.ts';

const NETS = 1000;

/** A network of any allowed shape with taps that are open too, and something to pour in. */
function anything(seed: number): { network: Network; input: number[] } {
  const random = rng(seed);
  const count = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const kinds: readonly Activation[] = ['relu', 'tanh', 'sigmoid', 'linear'];
  const hidden = Array.from({ length: count(0, 2) }, () => ({
    neurons: count(2, 8),
    activation: kinds[count(0, 3)]!,
  }));
  const inputs = count(1, 30);
  const network = makeNetwork(inputs, [...hidden, { neurons: count(2, 6), activation: 'linear' }], seed);
  for (const { biases } of network.layers) biases.forEach((_, i) => (biases[i] = random() * 4 - 2));
  return { network, input: Array.from({ length: inputs }, () => random() * 4 - 2) };
}

test('the drawn outlets are those of the forward pass, in 1 000 nets', () => {
  for (let seed = 1; seed <= NETS; seed++) {
    const { network, input } = anything(seed);
    const water = waterOf(network, input);
    const { output } = forward(network, input);
    // Once more from what is drawn alone: pipes and taps, layer by layer.
    const drawn = water.layers
      .at(-1)!
      .tanks.map(({ tap, index }) => tap + inflowDrawn(water, water.layers.length - 1, index));
    expect(water.outlets).toHaveLength(output.length);
    for (let i = 0; i < output.length; i++) {
      expect(Math.abs(water.outlets[i]! - output[i]!)).toBeLessThan(1e-5);
      expect(Math.abs(drawn[i]! - output[i]!)).toBeLessThan(1e-5);
    }
    expect(water.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(water.outlets[water.fullest]).toBe(Math.max(...Array.from(water.outlets)));
  }
});

test('what arrives in each tank is the sum of the flows drawn and its tap, and a flow is what is above times the weight', () => {
  for (let seed = 1; seed <= NETS; seed++) {
    const { network, input } = anything(seed);
    const water = waterOf(network, input);
    water.layers.forEach(({ tanks, pipes }, depth) => {
      for (const { index, tap, inflow } of tanks) {
        expect(Math.abs(tap + inflowDrawn(water, depth, index) - inflow)).toBeLessThan(1e-9);
      }
      const above = depth > 0 ? water.layers[depth - 1]!.tanks.map(({ output }) => output) : input;
      expect(pipes.filter(({ from, weight, flow }) => flow !== weight * above[from]!)).toEqual([]);
      expect(pipes).toHaveLength(network.layers[depth]!.weights.length);
    });
  }
});

test('closing a valve of the last layer takes exactly its flow from its outlet, and nothing from the others', () => {
  for (let seed = 1; seed <= NETS; seed++) {
    const { network, input } = anything(seed);
    const water = waterOf(network, input);
    const last = water.layers.length - 1;
    const { pipes } = water.layers[last]!;
    const pipe = pipes[Math.floor(rng(seed)() * pipes.length)]!;
    const closed = waterOf(turned(network, pipe, 0), input);
    for (let outlet = 0; outlet < water.outlets.length; outlet++) {
      const taken = outlet === pipe.to ? pipe.flow : 0;
      expect(Math.abs(water.outlets[outlet]! - taken - closed.outlets[outlet]!)).toBeLessThan(1e-9);
    }
  }
});

test('turning any valve anywhere changes the outlets by what was said before', () => {
  for (let seed = 1; seed <= NETS; seed++) {
    const { network, input } = anything(seed);
    const water = waterOf(network, input);
    const random = rng(seed);
    const { pipes } = water.layers[Math.floor(random() * water.layers.length)]!;
    const pipe = pipes[Math.floor(random() * pipes.length)]!;
    for (const weight of [0, random() * 12 - 6]) {
      const said = outletsAfter(network, water, pipe, weight);
      const { output } = forward(turned(network, pipe, weight), input);
      for (let i = 0; i < output.length; i++) expect(Math.abs(said[i]! - output[i]!)).toBeLessThan(1e-9);
    }
  }
});

test('a turned valve leaves the first network as it was', () => {
  const { network } = anything(4);
  const before = network.layers.map(({ weights }) => [...weights]);
  turned(network, { layer: 0, from: 0, to: 0 }, 3);
  expect(network.layers.map(({ weights }) => [...weights])).toEqual(before);
});

test('no valve position and no amount of water gives anything but numbers', () => {
  const extremes = [0, -0, MOST_OPEN, -MOST_OPEN, 1e9, -1e9, Infinity, -Infinity, Number.NaN];
  for (const input of [new Array<number>(25).fill(0), new Array<number>(25).fill(1)]) {
    for (const weight of extremes) {
      let network = makeNetwork(
        25,
        [
          { neurons: 8, activation: 'relu' },
          { neurons: 8, activation: 'relu' },
          { neurons: 6, activation: 'linear' },
        ],
        1,
      );
      for (let layer = 0; layer < 3; layer++) {
        const { inputs, outputs } = network.layers[layer]!;
        for (let to = 0; to < outputs; to++) {
          for (let from = 0; from < inputs; from++) network = turned(network, { layer, from, to }, weight);
        }
      }
      const water = waterOf(network, input);
      const numbers = [
        ...Array.from(water.outlets),
        ...water.shares,
        ...water.layers.flatMap(({ tanks, pipes }) => [
          ...tanks.flatMap(({ inflow, output }) => [inflow, output]),
          ...pipes.flatMap((pipe) => [pipe.weight, pipe.flow]),
        ]),
      ];
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(Math.abs(withinValve(weight))).toBeLessThanOrEqual(MOST_OPEN);
    }
  }
});

test('a valve that is not there cannot be turned', () => {
  const { network, input } = anything(7);
  const water = waterOf(network, input);
  for (const place of [
    { layer: 9, from: 0, to: 0 },
    { layer: 0, from: -1, to: 0 },
    { layer: 0, from: 0, to: 99 },
  ]) {
    expect(turned(network, place, 2)).toEqual(network);
    expect([...outletsAfter(network, water, place, 2)]).toEqual(Array.from(water.outlets));
  }
});

function inflowDrawn(water: ReturnType<typeof waterOf>, layer: number, tank: number): number {
  return water.layers[layer]!.pipes.filter(({ to }) => to === tank).reduce((sum, { flow }) => sum + flow, 0);
}
