import { expect, test } from 'vitest';
import { withClass, withClassChanged, withoutSamples, withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET, type Dataset } from '#core/dataset/dataset.ts';
import { joinDatasets } from '#core/dataset/join-datasets.ts';
import { sampleOf } from '../../app/samples.ts';

const dataset = (...samples: Parameters<typeof sampleOf>[]): Dataset =>
  withSamples(
    FIRST_DATASET,
    samples.map((one) => sampleOf(...one)),
  );
const ids = (joined: Dataset | null) => joined?.samples.map(({ id, classKey }) => `${id} ${classKey}`);

test('what was kept comes first, what was taught meanwhile after it, nothing twice', () => {
  const joined = joinDatasets(dataset([1], [2]), dataset([2], [3]));
  expect(ids(joined)).toEqual(['s1 friend', 's2 friend', 's3 friend']);
  expect(joined?.classes).toEqual(FIRST_DATASET.classes);
});

test('what was removed of the common beginning stays removed', () => {
  const kept = dataset([1], [2], [3]);
  const mine = withoutSamples(dataset([1], [2]), ['s2']);
  expect(ids(joinDatasets(kept, mine, new Set(['s1', 's2'])))).toEqual(['s1 friend', 's3 friend']);
});

test('two classes of one key that are called differently stay two, each with its samples and a look of its own', () => {
  const kept = withSamples(withClass(FIRST_DATASET, 'Robot'), [sampleOf(1, { classKey: 'class-3' })]);
  const mine = withSamples(withClass(FIRST_DATASET, 'Hat'), [sampleOf(2, { classKey: 'class-3' })]);
  const joined = joinDatasets(kept, mine);
  expect(joined?.classes.map(({ key, name, look }) => [key, name, look])).toEqual([
    ['friend', null, 0],
    ['guest', null, 1],
    ['class-3', 'Robot', 2],
    ['class-4', 'Hat', 3],
  ]);
  expect(ids(joined)).toEqual(['s1 class-3', 's2 class-4']);
});

test('a class that was named here or there is one', () => {
  const kept = withClassChanged(FIRST_DATASET, 'friend', { name: 'Crew' });
  expect(joinDatasets(kept, dataset([1]))?.classes).toEqual(kept.classes);
});

test('more classes than there may be are not joined', () => {
  let [kept, mine] = [FIRST_DATASET, FIRST_DATASET];
  for (let i = 0; i < 4; i++) [kept, mine] = [withClass(kept, `kept ${i}`), withClass(mine, `mine ${i}`)];
  expect(joinDatasets(kept, mine)).toBeNull();
});
