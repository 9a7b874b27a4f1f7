import { expect, test } from 'vitest';
import { isWritten, rowsOf, type WrittenRecords } from '#storage/dataset/written-records.ts';
import { makeProject, makeSample } from '../make-project.ts';

const project = makeProject({ samples: 3 });
const [a, b, c] = project.dataset.samples;
const withSamples = (...samples: readonly (typeof a)[]) => ({
  ...project,
  dataset: { ...project.dataset, samples: samples.map((one) => one!) },
});
const written = (places: readonly number[]): WrittenRecords => ({
  ...{ frame: '', head: null },
  samples: new Map([a!, b!, c!].map((sample, at) => [sample.id, { sample, place: places[at]! }])),
});

test('without records before, samples are counted', () => {
  expect([...rowsOf(project, null)]).toEqual([a!, b!, c!].map((sample, place) => [sample.id, { sample, place }]));
});

test('whoever had a place keeps it, and newcomers find one between', () => {
  const fresh = makeSample('fresh', 'p', 'friend', 8);
  const rows = rowsOf(withSamples(a, fresh, c), written([3, 5, 9]));
  expect([...rows.values()].map(({ sample, place }) => [sample.id, place])).toEqual([
    [a!.id, 3],
    ['fresh', 6],
    [c!.id, 9],
  ]);
});

test('a row is written where the very sample lies in the very place', () => {
  const before = written([0, 1, 2]);
  expect(isWritten({ sample: a!, place: 0 }, before)).toBe(true);
  expect(isWritten({ sample: { ...a! }, place: 0 }, before)).toBe(false);
  expect(isWritten({ sample: a!, place: 0.5 }, before)).toBe(false);
  expect(isWritten({ sample: makeSample('fresh', 'p', 'friend', 8), place: 0 }, before)).toBe(false);
  expect(isWritten({ sample: a!, place: 0 }, null)).toBe(false);
});
