import { expect, test } from 'vitest';
import { partWeightsOf } from '#core/head/part-weights.ts';
import { SampleSpace } from '#core/head/sample-space.ts';
import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import { runThrough } from '#core/run-through.ts';

/** Samples whose one part tells the class and whose other part is noise. */
function weightOf(classes: number, count: number, informs: 'body' | 'face'): number {
  const normal = gaussian(rng(classes * count));
  const ways = Array.from({ length: classes }, () => Float32Array.from({ length: 40 }, () => 2 * normal()));
  const labels = Array.from({ length: count }, (_, i) => i % classes);
  const told = (label: number) => ways[label]!.map((value) => value + normal());
  const noise = () => Float32Array.from({ length: 40 }, normal);
  const embeddings = labels.map((label) => ({
    body: informs === 'body' ? told(label) : noise(),
    face: informs === 'face' ? told(label) : noise(),
  }));
  const space = runThrough(SampleSpace.of(embeddings));
  const train = labels.map((_, i) => i);
  return runThrough(
    partWeightsOf(
      runThrough(space.taken(train)),
      labels,
      classes,
      train.map((i) => [i]),
    ),
  ).face;
}

test('before the samples say otherwise a face counts as much as it is of the person', () => {
  const normal = gaussian(rng(5));
  const noise = (length: number) => {
    const values = Float32Array.from({ length: 40 }, normal);
    const own = Math.hypot(...values);
    return values.map((value) => (value * length) / own);
  };
  const [small, large] = [0.1, 0.5].map((share) => {
    const embeddings = Array.from({ length: 4 }, () => ({ body: noise(1), face: noise(share) }));
    const space = runThrough(SampleSpace.of(embeddings));
    const parts = runThrough(space.taken([0, 1, 2, 3]));
    return runThrough(
      partWeightsOf(parts, [0, 1, 0, 1], 2, [
        [0, 2],
        [1, 3],
      ]),
    ).face;
  });
  expect(small).toBeCloseTo(0.15, 2);
  expect(large).toBeCloseTo(0.75, 2);
});

test.each([
  [2, 20],
  [2, 160],
  [4, 320],
  [4, 1000],
])('%d classes of %d samples in all: the part that informs counts, also when there are many', (classes, count) => {
  expect(weightOf(classes, count, 'body')).toBeLessThan(0.3);
  expect(weightOf(classes, count, 'face')).toBeGreaterThan(0.7);
});
