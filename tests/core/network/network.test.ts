import { expect, test } from 'vitest';
import { Adam } from '#core/network/adam.ts';
import { batchGradient, type Example } from '#core/network/batch-gradient.ts';
import { inputGradient, zeroGradient } from '#core/network/back-propagate.ts';
import { descend } from '#core/network/descent.ts';
import { forward } from '#core/network/forward.ts';
import { crossEntropy, squaredError, type Loss } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import { Momentum } from '#core/network/momentum.ts';
import { copyOf, weightOf, type Activation, type Network } from '#core/network/network.ts';
import { perceptronStep } from '#core/network/perceptron.ts';
import { largestAt, softmax } from '#core/network/softmax.ts';
import { rng } from '#core/rng.ts';

const XOR: readonly Example[] = [
  { input: [0, 0], target: [0] },
  { input: [0, 1], target: [1] },
  { input: [1, 0], target: [1] },
  { input: [1, 1], target: [0] },
];

function numbers(random: () => number, length: number): number[] {
  return Array.from({ length }, () => random() * 2 - 1);
}

function examplesFor(random: () => number, inputs: number, outputs: number): Example[] {
  return Array.from({ length: 5 }, () => ({
    input: numbers(random, inputs),
    target: softmax(numbers(random, outputs)),
    weight: 0.5 + random(),
  }));
}

const CASES = (['tanh', 'sigmoid', 'relu', 'linear'] as const).flatMap((activation) =>
  [crossEntropy, squaredError].map((loss) => [activation, loss] as const),
);

test.each(CASES)('the gradient of %s layers equals finite differences', (activation, loss) => {
  for (let seed = 1; seed <= 10; seed++) {
    const network = makeNetwork(3, plan(4, activation, 3), seed);
    for (const layer of network.layers) layer.biases.forEach((_, i) => (layer.biases[i] = rng(seed + i)() - 0.5));
    const examples = examplesFor(rng(seed), 3, 3);
    const { gradient } = batchGradient(network, examples, loss);
    network.layers.forEach((layer, depth) => {
      for (const part of ['weights', 'biases'] as const) {
        layer[part].forEach((_, i) => {
          const measured = difference(network, depth, part, i, examples, loss);
          expect(gradient[depth]![part][i]).toBeCloseTo(measured, 6);
        });
      }
    });
  }
});

test('the gradient with respect to the input equals finite differences', () => {
  const network = makeNetwork(4, plan(6, 'tanh', 2), 3);
  const input = numbers(rng(9), 4);
  const target = [0, 1];
  const flow = forward(network, input);
  const back = inputGradient(network, flow, crossEntropy(flow.output, target).gradient);
  input.forEach((value, i) => {
    const at = (moved: number) => crossEntropy(forward(network, input.with(i, moved)).output, target).loss;
    expect(back[i]).toBeCloseTo((at(value + 1e-5) - at(value - 1e-5)) / 2e-5, 7);
  });
});

test('one layer on the same numbers gives what the sums on paper give', () => {
  const network = makeNetwork(2, [{ neurons: 1, activation: 'sigmoid' }], 1);
  const layer = network.layers[0]!;
  layer.weights.set([2, -1]);
  layer.biases.set([0.5]);
  expect(weightOf(layer, 0, 1)).toBe(-1);
  const { layers, output } = forward(network, [1, 3]);
  expect(layers[0]!.sums[0]).toBe(-0.5);
  expect(output[0]).toBeCloseTo(1 / (1 + Math.exp(0.5)), 15);
});

test('shares sum to 1, keep the order of the logits, and stay numbers for huge logits', () => {
  for (let seed = 0; seed < 100; seed++) {
    const logits = numbers(rng(seed), 5).map((value) => value * 2000);
    const shares = softmax(logits);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    expect(largestAt(shares)).toBe(largestAt(logits));
  }
  expect(softmax([1, 0], 100)[0]).toBeLessThan(0.51);
});

test('a step down the gradient makes the true class likelier', () => {
  for (let seed = 0; seed < 50; seed++) {
    const network = makeNetwork(5, plan(8, 'relu', 4), seed);
    const input = numbers(rng(seed), 5);
    const before = softmax(forward(network, input).output)[2]!;
    const { gradient } = batchGradient(network, [{ input, target: [0, 0, 1, 0] }], crossEntropy);
    descend(network, gradient, { learningRate: 0.05 });
    expect(softmax(forward(network, input).output)[2]).toBeGreaterThan(before);
  }
});

test('an example of weight 2 counts as much as the example twice', () => {
  const network = makeNetwork(2, plan(3, 'tanh', 1), 5);
  const [first, second] = [XOR[0]!, XOR[1]!];
  const weighted = batchGradient(network, [{ ...first, weight: 2 }, second], squaredError);
  const twice = batchGradient(network, [first, first, second], squaredError);
  expect(weighted.loss).toBeCloseTo(twice.loss, 14);
  weighted.gradient[0]!.weights.forEach((value, i) => expect(value).toBeCloseTo(twice.gradient[0]!.weights[i]!, 14));
});

test('decay pulls weights to 0 and leaves biases alone', () => {
  for (const kind of ['plain', 'adam']) {
    const network = makeNetwork(2, plan(3, 'tanh', 1), 5);
    network.layers[0]!.biases.fill(1);
    const start = copyOf(network);
    const options = { learningRate: 0.1, decay: 0.5 };
    if (kind === 'plain') descend(network, zeroGradient(network), options);
    else new Adam(network).step(network, zeroGradient(network), options);
    network.layers[0]!.weights.forEach((value, i) =>
      expect(value).toBeCloseTo(start.layers[0]!.weights[i]! * 0.95, 14),
    );
    expect(network.layers[0]!.biases).toEqual(start.layers[0]!.biases);
  }
});

test("Adam's first step moves every weight by the learning rate against the sign of its gradient", () => {
  const network = makeNetwork(2, plan(3, 'tanh', 1), 2);
  const start = copyOf(network);
  const { gradient } = batchGradient(network, XOR, squaredError);
  new Adam(network).step(network, gradient, { learningRate: 0.01 });
  gradient[0]!.weights.forEach((slope, i) => {
    expect(network.layers[0]!.weights[i]).toBeCloseTo(start.layers[0]!.weights[i]! - 0.01 * Math.sign(slope), 6);
  });
});

test('momentum moves by the gradient, then rolls on by nine tenths of its last step', () => {
  const network = makeNetwork(2, plan(3, 'tanh', 1), 2);
  const start = copyOf(network);
  const { gradient } = batchGradient(network, XOR, squaredError);
  const optimiser = new Momentum(network);
  optimiser.step(network, gradient, { learningRate: 0.1 });
  optimiser.step(network, zeroGradient(network), { learningRate: 0.1 });
  gradient[0]!.weights.forEach((slope, i) => {
    expect(network.layers[0]!.weights[i]).toBeCloseTo(start.layers[0]!.weights[i]! - 0.1 * 1.9 * slope, 12);
  });
});

test('one layer never gets past 3 of 4 on XOR, whatever the seed and the rule', () => {
  for (let seed = 0; seed < 1000; seed++) {
    const network = makeNetwork(2, [{ neurons: 1, activation: 'step' }], seed);
    for (let round = 0; round < 30; round++) {
      let changes = 0;
      for (const { input, target } of XOR) if (perceptronStep(network.layers[0]!, input, target)) changes++;
      expect(changes).toBeGreaterThan(0);
      expect(rightOf(network)).toBeLessThanOrEqual(3);
    }
  }
});

test('the perceptron rule ends on AND', () => {
  const and = XOR.map(({ input }) => ({ input, target: [Number(input[0] === 1 && input[1] === 1)] }));
  for (let seed = 0; seed < 100; seed++) {
    const [layer] = makeNetwork(2, [{ neurons: 1, activation: 'step' }], seed).layers;
    let rounds = 0;
    while (and.filter(({ input, target }) => perceptronStep(layer!, input, target)).length > 0) rounds++;
    expect(rounds).toBeLessThan(100);
  }
});

test('two hidden neurons with back-propagation and restarts learn XOR for at least 99 of 100 seeds', () => {
  let learnt = 0;
  for (let seed = 0; seed < 100; seed++) {
    for (let restart = 0; restart < 10; restart++) {
      const network = makeNetwork(2, plan(2, 'tanh', 1, 'sigmoid'), seed * 100 + restart);
      const adam = new Adam(network);
      for (let step = 0; step < 300; step++) {
        adam.step(network, batchGradient(network, XOR, squaredError).gradient, { learningRate: 0.1 });
      }
      if (rightOf(network) < 4) continue;
      learnt++;
      break;
    }
  }
  expect(learnt).toBeGreaterThanOrEqual(99);
});

test('the same seed makes the same network, another seed another', () => {
  expect(makeNetwork(9, plan(4, 'relu', 2), 7)).toEqual(makeNetwork(9, plan(4, 'relu', 2), 7));
  expect(makeNetwork(9, plan(4, 'relu', 2), 7)).not.toEqual(makeNetwork(9, plan(4, 'relu', 2), 8));
});

function plan(hidden: number, activation: Activation, outputs: number, last: Activation = 'linear') {
  return [
    { neurons: hidden, activation },
    { neurons: outputs, activation: last },
  ];
}

function rightOf(network: Network): number {
  return XOR.filter(({ input, target }) => Number(forward(network, input).output[0]! >= 0.5) === target[0]).length;
}

function difference(
  network: Network,
  depth: number,
  part: 'weights' | 'biases',
  i: number,
  examples: readonly Example[],
  loss: Loss,
): number {
  const at = (by: number) => {
    const moved = copyOf(network);
    moved.layers[depth]![part][i] = moved.layers[depth]![part][i]! + by;
    return batchGradient(moved, examples, loss).loss;
  };
  return (at(1e-6) - at(-1e-6)) / 2e-6;
}
