import { describe, expect, test } from 'vitest';
import type { Embedding } from '#core/embedding/embedding.ts';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate, calibrationOf } from '#core/head/calibrate.ts';
import { DECAY, fitOf } from '#core/head/fit.ts';
import type { TrainingOptions } from '#core/head/head.ts';
import { takeIn } from '#core/head/intake.ts';
import { withRefusedFriends } from '#core/head/open-set.ts';
import { spaceOf } from '#core/head/sample-space.ts';
import { DEFAULT_OPTIONS, trainHead, trainingOf } from '#core/head/train-head.ts';
import { batchGradient } from '#core/network/batch-gradient.ts';
import { forward } from '#core/network/forward.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { Momentum } from '#core/network/momentum.ts';
import { copyOf } from '#core/network/network.ts';
import { runThrough } from '#core/run-through.ts';
import { people } from './people.ts';

const OPTIONS: TrainingOptions = { ...DEFAULT_OPTIONS, embeddingVersion: 'test' };
describe('a head', () => {
  const all = people(1, 3, 8, 3);
  const taught = all.filter(({ person }) => !/-[67]$/.test(person));
  const unseen = all.filter(({ person }) => /-[67]$/.test(person));
  const head = calibrate(taught, trainHead(taught, OPTIONS));

  test('knows people it never met', () => {
    const right = unseen.filter(({ embedding, classKey }) => {
      const { probabilities } = askHead(head, embedding);
      return head.classKeys[probabilities.indexOf(Math.max(...probabilities))] === classKey;
    });
    expect(right.length / unseen.length).toBeGreaterThan(0.9);
  });

  test('gives probabilities that sum to 1, with and without a face', () => {
    for (const { embedding } of unseen) {
      for (const one of [embedding, { ...embedding, face: null }]) {
        const { probabilities, confidence } = askHead(head, one);
        expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }
  });

  test('is the same to the bit for the same seed, and another for another', () => {
    expect(trainHead(taught, OPTIONS)).toEqual(trainHead(taught, OPTIONS));
    expect(trainHead(taught, { ...OPTIONS, seed: 2 }).network).not.toEqual(head.network);
  });

  test('without a person is exactly the head that never met that person', () => {
    const without = taught.filter(({ person }) => person !== 'person-1-2');
    const never = people(1, 3, 8, 3).filter(({ person }) => !/-[67]$/.test(person) && person !== 'person-1-2');
    expect(calibrate(without, trainHead(without, OPTIONS))).toEqual(calibrate(never, trainHead(never, OPTIONS)));
  });

  test('tells its loss epoch by epoch, then what a network reads right of people whom it never met', () => {
    const training = [...trainingOf(taught, OPTIONS)].filter((step) => step !== undefined);
    expect(training.length).toBeGreaterThan(10);
    expect(training.at(-1)!.loss).toBeLessThan(training[0]!.loss);
    const heldOut = [...calibrationOf(taught, head)].flatMap((step) => step?.heldOut ?? []);
    expect(heldOut.map(({ epoch }) => epoch)).toEqual(
      Array.from({ length: OPTIONS.epochs / 5 }, (_, i) => 5 * (i + 1)),
    );
    expect(heldOut.at(-1)!.accuracy).toBeGreaterThan(0.8);
    expect(heldOut.at(-1)!.accuracy).toBeGreaterThanOrEqual(heldOut[0]!.accuracy);
  });

  test('counts every class the same: six of one against sixty of another', () => {
    const many = people(2, 2, 30, 2).map((sample) => ({ ...sample, embedding: { ...sample.embedding, face: null } }));
    const of = (key: string, from: number, to: number) =>
      many.filter(({ classKey, person }) => {
        const number = Number(person.split('-')[2]);
        return classKey === key && number >= from && number < to;
      });
    const lopsided = trainHead([...of('class-0', 0, 3), ...of('class-1', 0, 30)], OPTIONS);
    const rare = of('class-0', 3, 30);
    const right = rare.filter(({ embedding }) => {
      const { probabilities } = askHead(lopsided, embedding);
      return probabilities[0]! > probabilities[1]!;
    });
    expect(right.length / rare.length).toBeGreaterThan(0.7);
  });
});

test('training in the span of the samples is training in the whole space', () => {
  const samples = people(5, 2, 3, 2);
  const labels = samples.map(({ classKey }) => (classKey === 'class-0' ? 0 : 1));
  const all = labels.map((_, i) => i);
  const space = runThrough(spaceOf(samples));
  const fit = runThrough(fitOf(space, labels, 2, all, OPTIONS));
  const before = trainHead(samples, { ...OPTIONS, epochs: 0 });
  const whole = copyOf(before.network);
  const inputs = samples.map(({ embedding }) => takeIn(before.intake, embedding));
  const examples = inputs.map((input, i) => ({
    input,
    target: labels[i] === 0 ? [1, 0] : [0, 1],
    weight: 1 / 6,
  }));
  const optimiser = new Momentum(whole);
  for (let epoch = 0; epoch < 40; epoch++) {
    runThrough(fit.epoch());
    const { gradient } = batchGradient(whole, examples, crossEntropy);
    optimiser.step(whole, gradient, { learningRate: OPTIONS.learningRate, decay: DECAY });
  }
  for (const [i, input] of inputs.entries()) {
    const [inSpan, inWhole] = [fit.logits(i), forward(whole, input).output];
    for (let c = 0; c < 2; c++) expect(inSpan[c]!).toBeCloseTo(inWhole[c]!, 4);
  }
});

describe('strangers', () => {
  const known = people(3, 3, 8, 2);
  const head = calibrate(known, trainHead(known, OPTIONS));
  const others = people(99, 1, 10, 2).map(({ embedding }) => embedding);

  test('from afar are newer than anybody taught', () => {
    const novelty = (embedding: Embedding) => askHead(head, embedding).novelty;
    const friends = known.map(({ embedding }) => novelty(embedding));
    expect(Math.min(...others.map(novelty))).toBeGreaterThan(Math.max(...friends));
    for (const embedding of others) expect(askHead(head, embedding).key).toBe('unknown');
  });

  test('the slider refuses more friends and catches more strangers, without training', () => {
    const { points } = head.rejection;
    expect(head.rejection.strangers).toBe('left-out-class');
    for (let i = 1; i < points.length; i++) {
      expect(points[i]!.threshold).toBeLessThanOrEqual(points[i - 1]!.threshold);
      expect(points[i]!.caughtStrangers!).toBeGreaterThanOrEqual(points[i - 1]!.caughtStrangers!);
    }
    const strict = withRefusedFriends(head, 0.4);
    expect(strict.threshold).toBeLessThan(head.threshold);
    expect(strict.network).toBe(head.network);
  });

  test('to a head that was taught nothing everybody is one', () => {
    expect(askHead(trainHead([], OPTIONS), known[0]!.embedding)).toMatchObject({ key: 'unknown', confidence: 1 });
  });

  test('one class alone is enough to know its people from others', () => {
    const one = people(3, 1, 12, 2).map((sample) => ({
      ...sample,
      embedding: { ...sample.embedding, face: null },
    }));
    const alone = calibrate(one, trainHead(one, OPTIONS));
    expect(askHead(alone, one[0]!.embedding).key).toBe('class-0');
    for (const embedding of others) expect(askHead(alone, embedding).key).toBe('unknown');
  });
});

test('a single picture makes a head that says something', () => {
  const [only] = people(4, 1, 1, 1);
  const head = calibrate([only!], trainHead([only!], OPTIONS));
  expect(askHead(head, only!.embedding).key).toBe('class-0');
  expect(Number.isFinite(head.threshold)).toBe(true);
});

test('one picture each of two classes tells them apart', () => {
  const two = people(4, 2, 1, 1);
  const head = calibrate(two, trainHead(two, OPTIONS));
  for (const { embedding, classKey } of two) expect(askHead(head, embedding).key).toBe(classKey);
});
