import { describe, expect, test } from 'vitest';
import { addDataset } from '#core/dataset/add-dataset.ts';
import { withClass, withClassChanged, withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET, type Dataset } from '#core/dataset/dataset.ts';
import { sampleOf } from '../../app/samples.ts';

const taught = (dataset: Dataset, ...samples: Parameters<typeof sampleOf>[]) =>
  withSamples(
    dataset,
    samples.map((one) => sampleOf(...one)),
  );
const classes = (joined: ReturnType<typeof addDataset>) =>
  typeof joined === 'string' ? joined : joined.classes.map(({ key, name, look }) => `${key} ${name} ${look}`);
const samples = (joined: ReturnType<typeof addDataset>) =>
  typeof joined === 'string' ? joined : joined.samples.map(({ id, classKey }) => `${id} ${classKey}`);

describe('a dataset that was taught elsewhere', () => {
  test('joins classes of the same name, whatever their keys and capitals', () => {
    const here = taught(withClass(withClass(FIRST_DATASET, 'Robot'), 'Chef'), [1, { classKey: 'class-4' }]);
    const other = taught(withClass(FIRST_DATASET, 'ＣＨＥＦ'), [2, { classKey: 'class-3' }], [3]);
    const joined = addDataset(here, other, 100);
    expect(classes(joined)).toEqual(['friend null 0', 'guest null 1', 'class-3 Robot 2', 'class-4 Chef 3']);
    expect(samples(joined)).toEqual(['s1 class-4', 's2 class-4', 's3 friend']);
  });

  test('keeps apart what is called differently, although the key is the same', () => {
    const here = taught(withClassChanged(FIRST_DATASET, 'friend', { name: 'Crew' }), [1]);
    const joined = addDataset(here, taught(FIRST_DATASET, [2]), 100);
    expect(classes(joined)).toEqual(['friend Crew 0', 'guest null 1', 'class-3 null 2']);
    expect(samples(joined)).toEqual(['s1 friend', 's2 class-3']);
  });

  test('changes nothing of a sample that is here already', () => {
    const here = taught(FIRST_DATASET, [1, { classKey: 'guest' }], [2]);
    expect(samples(addDataset(here, taught(FIRST_DATASET, [1], [3]), 100))).toEqual([
      's1 guest',
      's2 friend',
      's3 friend',
    ]);
    expect(samples(addDataset(here, here, 2))).toEqual(['s1 guest', 's2 friend']);
  });

  test('is refused where there would be too many samples or classes', () => {
    expect(addDataset(taught(FIRST_DATASET, [1], [2]), taught(FIRST_DATASET, [3]), 2)).toBe('crowded-samples');
    let [here, other] = [taught(FIRST_DATASET, [1]), taught(FIRST_DATASET, [2, { classKey: 'class-3' }])];
    for (let i = 0; i < 4; i++) [here, other] = [withClass(here, `here ${i}`), withClass(other, `there ${i}`)];
    expect(addDataset(here, other, 100)).toBe('crowded-classes');
  });

  test('takes the places of classes that nobody named or taught, where it needs them', () => {
    let [here, other] = [FIRST_DATASET, { ...FIRST_DATASET, classes: [] as Dataset['classes'] }];
    for (let i = 0; i < 4; i++) [here, other] = [withClass(here, `here ${i}`), withClass(other, `there ${i}`)];
    const joined = addDataset(here, other, 100);
    expect(typeof joined === 'string' ? joined : joined.classes.map(({ name }) => name)).toEqual([
      ...[0, 1, 2, 3].map((i) => `here ${i}`),
      ...[0, 1, 2, 3].map((i) => `there ${i}`),
    ]);
    expect(typeof joined === 'string' ? 0 : new Set(joined.classes.map(({ look }) => look)).size).toBe(8);
  });
});
