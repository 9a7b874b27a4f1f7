import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSamples } from '#core/dataset/changes.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { makeProject, makeSample } from '../../storage/make-project.ts';
import { change, troubleOf } from './watched-store.ts';

/** Chromium's storage buckets: an IndexedDB that the browser itself gives little room. */
interface Buckets {
  open(name: string, options: { quota: number }): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };
let bucket = '';
// A new one for each test: what a deleted one took is given back some time later.
beforeEach(() => void (bucket = `small-${crypto.randomUUID()}`));
afterEach(() => storageBuckets.delete(bucket));

test('a browser that really has no room left says full, keeps what there was and still forgets', async () => {
  const { indexedDB } = await storageBuckets.open(bucket, { quota: 500_000 });
  const open = () => createDatasetStore(() => indexedDB);
  await open().save(makeProject());
  const store = open();
  const project = (await store.load())!;
  const picture = crypto.getRandomValues(new Uint8Array(60_000));
  const large = Array.from({ length: 40 }, (_, index) => ({
    ...makeSample(`n${index}`, 'p', 'guest', index),
    picture,
  }));

  expect(await troubleOf(store.save(change(project, withSamples(project.dataset, large))))).toBe('full');
  expect(await open().load()).toStrictEqual(makeProject());

  // Saving may be refused for a while longer: Chromium counts what it refused until it tidies up.
  await store.forget(new Set(['s0005']));
  const left = (await open().load())!;
  expect(left.dataset.samples.map(({ id }) => id)).toEqual(
    project.dataset.samples.map(({ id }) => id).filter((id) => id !== 's0005'),
  );
  expect(left.head).toBeNull();
});

test('forgetting works in a browser that is full to the brim', async () => {
  const { indexedDB } = await storageBuckets.open(bucket, { quota: 500_000 });
  const store = createDatasetStore(() => indexedDB);
  let project = makeProject();
  let trouble = 'none';
  for (let round = 0; round < 200 && trouble !== 'full'; round++) {
    const picture = crypto.getRandomValues(new Uint8Array(10_000));
    const more = { ...makeSample(`n${round}`, 'p', 'guest', round), picture };
    const next = change(project, withSamples(project.dataset, [more]));
    trouble = await troubleOf(store.save(next));
    if (trouble === 'none') project = next;
  }
  expect(trouble).toBe('full');
  await store.forget(new Set(['s0005']));
  const left = (await createDatasetStore(() => indexedDB).load())?.dataset.samples.map(({ id }) => id);
  expect(left).toEqual(project.dataset.samples.map(({ id }) => id).filter((id) => id !== 's0005'));
});
