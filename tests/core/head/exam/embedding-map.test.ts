import { describe, expect, test } from 'vitest';
import type { Embedding } from '#core/embedding/embedding.ts';
import { embeddingMapOf } from '#core/head/exam/embedding-map.ts';
import { gaussian } from '#core/gaussian.ts';
import { principalComponents } from '#core/linear-algebra/principal-components.ts';
import { SampleSpace } from '#core/head/sample-space.ts';
import { rng } from '#core/rng.ts';
import { runThrough } from '#core/run-through.ts';
import { people } from '../people.ts';

const apart = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);
/** The map, made without a break. */
const embeddingMap = (samples: readonly { readonly embedding: Embedding }[]) => {
  const space = runThrough(SampleSpace.of(samples.map(({ embedding }) => embedding)));
  return runThrough(embeddingMapOf(space, samples.length));
};
const bodies = (vectors: readonly number[][]): { embedding: Embedding }[] =>
  vectors.map((vector) => ({ embedding: { body: Float32Array.from(vector), face: null } }));

describe('principal components', () => {
  /** Points with a known cross: spread 5, 2 and 0.5 along three directions. */
  const normal = gaussian(rng(2));
  const points = Array.from({ length: 60 }, () => [5 * normal(), 2 * normal(), 0.5 * normal()]);
  const mean = [0, 1, 2].map((k) => points.reduce((sum, point) => sum + point[k]! / points.length, 0));
  const centred = points.map((point) => point.map((value, k) => value - mean[k]!));
  const products = Float64Array.from({ length: 3600 }, (_, at) =>
    centred[Math.floor(at / 60)]!.reduce((sum, value, k) => sum + value * centred[at % 60]![k]!, 0),
  );
  const [first, second] = runThrough(principalComponents(products, 60, 2)) as [Float64Array, Float64Array];
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

  test('are orthogonal, and each is an eigenvector of the inner products', () => {
    expect(Math.abs(dot(first, second))).toBeLessThan(1e-6 * dot(first, first));
    for (const component of [first, second]) {
      const value = dot(component, component);
      for (let i = 0; i < 60; i++) {
        const along = dot(products.subarray(60 * i, 60 * i + 60), component);
        expect(along / value).toBeCloseTo(component[i]!, 4);
      }
    }
  });

  test('carry nearly all of what three directions of such spread can carry in two', () => {
    const all = centred.flat().reduce((sum, value) => sum + value * value, 0);
    expect((dot(first, first) + dot(second, second)) / all).toBeGreaterThan(0.97);
    expect(dot(first, first)).toBeGreaterThan(dot(second, second));
  });

  test('are zeros where the points have no further direction', () => {
    const line = Float64Array.from([1, -1, -1, 1]);
    const [along, none] = runThrough(principalComponents(line, 2, 2));
    expect([...along!].map(Math.abs)).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
    expect([...none!]).toEqual([0, 0]);
  });
});

describe('the map', () => {
  const samples = people(3, 3, 4, 5);
  const map = embeddingMap(samples);

  test('has a place in the unit square for every sample', () => {
    expect(map).toHaveLength(samples.length);
    for (const { x, y } of map) {
      for (const value of [x, y]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  });

  test('puts pictures of one person closer together than pictures of two', () => {
    let [same, sames, other, others] = [0, 0, 0, 0];
    for (const [i, a] of samples.entries()) {
      for (const [j, b] of samples.entries()) {
        if (j >= i) break;
        const distance = apart(map[i]!, map[j]!);
        if (a.person === b.person) [same, sames] = [same + distance, sames + 1];
        else [other, others] = [other + distance, others + 1];
      }
    }
    expect(same / sames).toBeLessThan(0.5 * (other / others));
  });

  test('is the same again, and hardly another when one picture is forgotten', () => {
    expect(embeddingMap([...samples])).toEqual(map);
    const without = embeddingMap(samples.slice(0, -1));
    const moved = without.map((point, i) => apart(point, map[i]!));
    expect(moved.reduce((sum, distance) => sum + distance, 0) / moved.length).toBeLessThan(0.1);
  });

  test('shows dots of equal pictures beside each other, not on top', () => {
    const twins = embeddingMap(
      bodies(
        [
          [1, 0],
          [1, 0],
          [1, 0],
          [0, 1],
        ].map(([a, b]) => [a!, b!, 0.3]),
      ),
    );
    for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++) expect(apart(twins[i]!, twins[j]!)).toBeGreaterThan(0.02);
  });

  test.each([0, 1, 2])('of %d pictures has that many finite places', (count) => {
    const few = embeddingMap(people(1, 1, 1, 3).slice(0, count));
    expect(few).toHaveLength(count);
    for (const { x, y } of few) expect(Number.isFinite(x + y)).toBe(true);
  });

  test('of 400 pictures leaves no two dots at one place', () => {
    const many = embeddingMap(people(8, 4, 20, 5));
    let closest = Infinity;
    for (let i = 0; i < 400; i++) for (let j = 0; j < i; j++) closest = Math.min(closest, apart(many[i]!, many[j]!));
    expect(closest).toBeGreaterThan(0.003);
  });
});
