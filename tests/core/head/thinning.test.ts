import { expect, test } from 'vitest';
import { thinnedOf } from '#core/head/thinning.ts';
import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import { runThrough } from '#core/run-through.ts';

const normal = gaussian(rng(7));
const somebody = () => Float32Array.from({ length: 60 }, normal);
const near = (body: Float32Array) => body.map((value) => value + 0.05 * normal());

/** Bursts of near-twins, and pictures each of somebody else. */
function samplesOf(bursts: number, twins: number, alone: Readonly<Record<string, number>>) {
  const samples = [];
  for (let burst = 0; burst < bursts; burst++) {
    const body = somebody();
    for (let i = 0; i < twins; i++) samples.push(sampleOf('a', `burst-${burst}`, i ? near(body) : body));
  }
  for (const [classKey, count] of Object.entries(alone)) {
    for (let i = 0; i < count; i++) samples.push(sampleOf(classKey, `${classKey}-${i}`, somebody()));
  }
  return samples;
}
const sampleOf = (classKey: string, burst: string, body: Float32Array) => ({
  classKey,
  burst,
  embedding: { body, face: null },
});

test('as many as may be learnt are all learnt', () => {
  const samples = samplesOf(2, 5, { b: 10 });
  expect(runThrough(thinnedOf(samples, 20))).toBe(samples);
});

test('near-twins of a burst go before anybody who stands alone', () => {
  const samples = samplesOf(4, 10, { a: 5, b: 15 });
  const kept = runThrough(thinnedOf(samples, 40));
  expect(kept).toHaveLength(40);
  expect(kept.filter(({ classKey }) => classKey === 'b')).toHaveLength(15);
  for (let burst = 0; burst < 4; burst++) expect(kept.some((one) => one.burst === `burst-${burst}`)).toBe(true);
  // In the order in which they were taught.
  expect(kept).toEqual(samples.filter((sample) => kept.includes(sample)));
});

test('without twins the largest classes give up theirs, spread over their whole list', () => {
  const samples = samplesOf(0, 0, { a: 100, b: 100, c: 10 });
  const kept = runThrough(thinnedOf(samples, 60));
  const countOf = (key: string) => kept.filter(({ classKey }) => classKey === key).length;
  expect([countOf('a'), countOf('b'), countOf('c')]).toEqual([25, 25, 10]);
  const places = kept.filter(({ classKey }) => classKey === 'a').map((one) => samples.indexOf(one));
  for (let i = 1; i < places.length; i++) expect(places[i]! - places[i - 1]!).toBe(4);
});

test('the same samples give the same ones, and a person never taught leaves no trace', () => {
  const samples = samplesOf(6, 10, { b: 30 });
  const without = samples.filter(({ burst }) => burst !== 'burst-3');
  expect(runThrough(thinnedOf([...samples], 50))).toEqual(runThrough(thinnedOf(samples, 50)));
  const never = samples.slice(0, 30).concat(samples.slice(40));
  expect(runThrough(thinnedOf(without, 40))).toEqual(runThrough(thinnedOf(never, 40)));
});
