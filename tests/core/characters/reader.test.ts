import { beforeAll, describe, expect, test } from 'vitest';
import { drawStrokes } from '#core/characters/raster.ts';
import { readerTraining, type ReaderProgress } from '#core/characters/reader-training.ts';
import { isSure, read, type Reader } from '#core/characters/reader.ts';
import { practiceDrawing } from '#core/characters/practice.ts';
import { dropoutGradient, withoutDropout } from '#core/network/dropout.ts';
import { batchGradient } from '#core/network/batch-gradient.ts';
import { forward } from '#core/network/forward.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import { rng } from '#core/rng.ts';
import { runThrough } from '#core/run-through.ts';
import { FIVE } from './some-characters.ts';

const OPTIONS = { seed: 3, samples: 60 };
let reader: Reader;
let steps: ReaderProgress[] = [];
beforeAll(() => {
  const training = readerTraining(FIVE, [], OPTIONS);
  const progress: ReaderProgress[] = [];
  for (;;) {
    const step = training.next();
    if (step.done) {
      reader = step.value;
      break;
    }
    progress.push(step.value);
  }
  steps = progress;
}, 60_000);

describe('a reader of five characters', () => {
  test('reads drawings of hands that it never saw', () => {
    const random = rng(99);
    let right = 0;
    for (let i = 0; i < 150; i++) {
      const { glyph, strokes } = FIVE[i % 5]!;
      if (read(reader, practiceDrawing(strokes, random))[0]?.glyph === glyph) right++;
    }
    expect(right / 150).toBeGreaterThanOrEqual(0.97);
    expect(reader.heldOut).toBeGreaterThanOrEqual(0.97);
    expect(reader.trainedOn).toBe(5 * 60);
  });

  test('gives every character a probability, the best first, together 1; clean paper gets no answer', () => {
    const readings = read(reader, drawStrokes(FIVE[0]!.strokes, 64, 0.05));
    expect(readings[0]?.glyph).toBe('十');
    expect(readings.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
    const shares = readings.map(({ probability }) => probability);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(isSure(readings)).toBe(true);
    expect(read(reader, drawStrokes([], 64, 0.05))).toEqual([]);
    expect(isSure([])).toBe(false);
  });

  test('is not sure when two are nearly as probable', () => {
    expect(
      isSure([
        { glyph: '十', probability: 0.52 },
        { glyph: '二', probability: 0.4 },
      ]),
    ).toBe(false);
  });

  test('comes out the same for the same seed, and can be cloned', () => {
    expect(runThrough(readerTraining(FIVE, [], OPTIONS))).toEqual(reader);
    expect(structuredClone(reader)).toEqual(reader);
  }, 60_000);

  test('says how far it is, never backwards, shows drawings of every character, and the loss falls', () => {
    const done = steps.map((step) => step.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done[0]).toBe(0);
    expect(done.at(-1)).toBeLessThanOrEqual(1);
    const shown = steps.flatMap(({ sample }) => sample?.glyph ?? []);
    expect(new Set(shown).size).toBe(5);
    const losses = steps.map(({ loss }) => loss).filter((loss) => loss !== null);
    expect(losses.at(-1)).toBeLessThan(losses[0]! * 0.8);
  });
});

test("a visitor's own way of writing is learnt from a few drawings", () => {
  // Somebody writes 二 as two lines down.
  const own = [
    [
      { x: 0.3, y: 0.1 },
      { x: 0.3, y: 0.9 },
    ],
    [
      { x: 0.7, y: 0.1 },
      { x: 0.7, y: 0.9 },
    ],
  ];
  const [ten, two] = [FIVE[0]!, FIVE[1]!];
  const drawings = [
    { glyph: '二', strokes: own },
    { glyph: '二', raster: drawStrokes(own, 80, 0.04) },
    { glyph: '龙', strokes: own },
  ];
  const trained = runThrough(readerTraining([ten, two], drawings, { seed: 1, samples: 60 }));
  expect(trained.trainedOn).toBe(2 * 60 + 16 + 1);
  expect(read(trained, drawStrokes(own, 64, 0.06))[0]).toMatchObject({ glyph: '二' });
  expect(read(trained, drawStrokes(two.strokes, 64, 0.06))[0]).toMatchObject({ glyph: '二' });
}, 30_000);

describe('dropout', () => {
  const network = makeNetwork(
    4,
    [
      { neurons: 6, activation: 'relu' },
      { neurons: 3, activation: 'linear' },
    ],
    5,
  );
  const examples = [
    { input: [0.2, -0.4, 0.9, 0.1], target: [1, 0, 0], weight: 2 },
    { input: [-0.7, 0.3, 0.2, 0.8], target: [0, 0, 1] },
  ];

  test('with nobody sitting out is plain back-propagation', () => {
    const { loss, gradient } = runThrough(dropoutGradient(network, examples, crossEntropy, 0, rng(1)));
    expect({ loss, gradient }).toEqual(batchGradient(network, examples, crossEntropy));
    expect(withoutDropout(network, 0)).toEqual(network);
  });

  test('neurons that sit out learn nothing and say nothing', () => {
    const { gradient, loss } = runThrough(dropoutGradient(network, examples, crossEntropy, 1, rng(1)));
    expect(gradient[0]!.weights.every((slope) => slope === 0)).toBe(true);
    expect(gradient[1]!.weights.every((slope) => slope === 0)).toBe(true);
    expect(gradient[1]!.biases.some((slope) => slope !== 0)).toBe(true);
    expect(loss).toBeCloseTo(Math.log(3), 6);
  });

  test('the network for use gives the mean of what the thinned ones gave', () => {
    const random = rng(8);
    const input = examples[0]!.input;
    const hidden = forward(network, input).layers[0]!.outputs;
    const last = network.layers[1]!;
    const mean = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      const thinned = hidden.map((output) => (random() < 0.4 ? 0 : output));
      for (let o = 0; o < 3; o++) {
        for (let h = 0; h < 6; h++) mean[o] = mean[o]! + (last.weights[o * 6 + h]! * thinned[h]!) / 20_000;
      }
    }
    const output = forward(withoutDropout(network, 0.4), input).output;
    for (let o = 0; o < 3; o++) expect(output[o]).toBeCloseTo(mean[o]!, 1);
  });
});
