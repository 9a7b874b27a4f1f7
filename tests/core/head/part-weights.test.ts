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

test.each([
  [2, 20],
  [2, 160],
  [4, 320],
  [4, 1000],
])('%d classes of %d samples in all: the part that informs counts, also when there are many', (classes, count) => {
  expect(weightOf(classes, count, 'body')).toBeLessThan(0.3);
  expect(weightOf(classes, count, 'face')).toBeGreaterThan(0.7);
});
