import { expect, test } from 'vitest';
import { DIRECTIONS, FEATURES, PLACES } from '#core/characters/features.ts';
import { makeReadingNetwork, Practice } from '#core/characters/reading-network.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { rng } from '#core/rng.ts';

const random = rng(4);
const input = Float32Array.from({ length: FEATURES }, () => (random() < 0.5 ? 0 : random() / 20));
const target = Float32Array.of(0.1, 0.7, 0.2);

test("every layer's gradient equals finite differences", () => {
  const network = makeReadingNetwork(3, rng(7));
  for (const { biases } of network.layers) biases.forEach((_, i) => (biases[i] = 0.2 * random() - 0.1));
  const practice = new Practice(network);
  const loss = practice.learn(input, target, 1, 0, random);
  expect(loss).toBeCloseTo(crossEntropy(practice.scores(input), target).loss, 12);
  const lossNow = () => crossEntropy(practice.scores(input), target).loss;
  network.layers.forEach((layer, depth) => {
    for (const part of ['weights', 'biases'] as const) {
      const values = layer[part];
      for (let time = 0; time < 40; time++) {
        const i = Math.floor(random() * values.length);
        const was = values[i]!;
        values[i] = was + 1e-6;
        const above = lossNow();
        values[i] = was - 1e-6;
        const below = lossNow();
        values[i] = was;
        expect(practice.gradient[depth]![part][i]).toBeCloseTo((above - below) / 2e-6, 5);
      }
    }
  });
});

test('examples add up by their weight until cleared', () => {
  const practice = new Practice(makeReadingNetwork(3, rng(8)));
  practice.learn(input, target, 1, 0, random);
  const once = practice.gradient.map(({ weights }) => weights.slice());
  practice.learn(input, target, 2, 0, random);
  practice.gradient.forEach(({ weights }, depth) => {
    weights.forEach((slope, i) => expect(slope).toBeCloseTo(3 * once[depth]![i]!, 9));
  });
  practice.clear();
  expect(practice.gradient.every(({ weights }) => weights.every((slope) => slope === 0))).toBe(true);
});

test('what is dropped is made up for: the mean over many is what all say together', () => {
  const network = makeReadingNetwork(3, rng(9));
  const practice = new Practice(network);
  // With scores of 0 the blame is always the same, so the slope of the scores is what was found.
  network.layers[2].weights.fill(0);
  practice.learn(input, target, 1, 0, random);
  const whole = practice.gradient[2]!.weights.slice();
  practice.clear();
  for (let time = 0; time < 400; time++) practice.learn(input, target, 1 / 400, 0.4, random);
  const ratio = sum(practice.gradient[2]!.weights) / sum(whole);
  expect(ratio).toBeGreaterThan(0.97);
  expect(ratio).toBeLessThan(1.03);
  const some = new Practice(network);
  some.learn(input, target, 1, 0.4, random);
  const silent = (values: Float64Array) => values.filter((value) => value === 0).length;
  expect(silent(some.gradient[2]!.weights)).toBeGreaterThan(silent(whole) * 1.2);
});

test('a filter finds its piece wherever it is: maps moved by two steps of both layers give the same numbers elsewhere', () => {
  const network = makeReadingNetwork(3, rng(10));
  const at = (x: number, y: number) => {
    const maps = new Float32Array(FEATURES);
    maps[(y * PLACES + x) * DIRECTIONS + 3] = 1;
    const practice = new Practice(network);
    network.layers[2].weights.fill(1);
    return practice.scores(maps)[0]!;
  };
  expect(at(5, 5)).not.toBe(0);
  expect(at(9, 9)).toBeCloseTo(at(5, 5), 12);
});

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + Math.abs(value), 0);
}
