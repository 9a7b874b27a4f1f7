import { expect, test } from 'vitest';
import { EMBEDDING, type Embedding } from '#core/embedding/embedding.ts';
import { PART_RANGES } from '#core/embedding/embedding-parts.ts';
import { askHead } from '#core/head/ask-head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import { headWater } from '#core/water/head-parts.ts';
import { waterOf } from '#core/water/water.ts';

const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version, epochs: 20 };

function somebody(seed: number, face: boolean): Embedding {
  const normal = gaussian(rng(seed));
  const numbers = (length: number) => Float32Array.from({ length }, normal);
  return { body: numbers(EMBEDDING.bodyLength), face: face ? numbers(EMBEDDING.faceLength) : null };
}

const samples = Array.from({ length: 8 }, (_, i) => ({
  id: `${i}`,
  classKey: i % 2 ? 'friend' : 'guest',
  person: `p${i}`,
  burst: `b${i}`,
  embedding: somebody(i + 1, i > 2),
}));

test('every number of an embedding belongs to one part', () => {
  let at = 0;
  for (const { from, to } of PART_RANGES) {
    expect(from).toBe(at);
    expect(to).toBeGreaterThan(from);
    at = to;
  }
  expect(at).toBe(EMBEDDING.bodyLength + EMBEDDING.faceLength);
});

test('the drawn outlets are what the head itself says, with and without a face', () => {
  const head = trainHead(samples, OPTIONS);
  for (let seed = 100; seed < 140; seed++) {
    const embedding = somebody(seed, seed % 2 > 0);
    const { network, inputs, amounts } = headWater(head, embedding)!;
    const water = waterOf(network, inputs, head);
    const { logits, probabilities } = askHead(head, embedding);
    for (let i = 0; i < logits.length; i++) {
      expect(Math.abs(water.outlets[i]! - logits[i]!)).toBeLessThan(1e-5);
      expect(Math.abs(water.shares[i]! - probabilities[i]!)).toBeLessThan(1e-5);
    }
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(1, 9);
  }
});

test('a head without faces has no face parts; a head that was taught nothing has no water', () => {
  const bodies = samples.map((sample) => ({ ...sample, embedding: { ...sample.embedding, face: null } }));
  const { parts } = headWater(trainHead(bodies, OPTIONS), somebody(50, true))!;
  expect(parts).toEqual(['texture', 'colouring', 'above', 'middle', 'below', 'head']);
  expect(headWater(trainHead([], OPTIONS), somebody(50, true))).toBeNull();
});
