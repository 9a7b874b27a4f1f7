import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withSamples } from '#core/dataset/changes.ts';
import { makeHead, makeProject, makeSample } from '../../../storage/make-project.ts';
import { change, WatchedStore } from '../watched-store.ts';

const watched = new WatchedStore();
const open = () => watched.open();

beforeEach(() => watched.begin());
afterEach(() => watched.end());

describe('keeping', () => {
  test('nothing kept is null', async () => {
    expect(await open().load()).toBeNull();
  });

  test.each([
    ['everything', makeProject({ samples: 20 })],
    ['no samples', makeProject({ samples: 0 })],
    ['no head and no options', { ...makeProject(), head: null, options: null }],
  ])('%s comes back to the bit, in its order', async (_name, project) => {
    await open().save(project);
    expect(await open().load()).toStrictEqual(project);
  });

  test('a view into a larger buffer takes nothing of its neighbours along', async () => {
    const batch = new Float32Array([...makeSample('x', 'y', 'friend', 9).embedding.body, 1, 2, 3, 4]);
    const base = makeProject({ samples: 1 });
    const sample = { ...base.dataset.samples[0]!, embedding: { body: batch.subarray(0, 24), face: null } };
    await open().save(change(base, { ...base.dataset, samples: [sample] }));
    const back = await open().load();
    expect(back?.dataset.samples[0]?.embedding.body.buffer.byteLength).toBe(24 * 4);
  });

  test('five hundred samples come back in the order of teaching', async () => {
    const project = makeProject({ samples: 500, people: 50 });
    await open().save(project);
    expect((await open().load())?.dataset.samples.map(({ id }) => id)).toEqual(project.dataset.samples.map(({ id }) => id)); // prettier-ignore
  });
});

describe('saving again writes only what changed', () => {
  test('nothing changed: nothing is written', async () => {
    const { store, project } = await watched.holding(makeProject());
    await store.save(project);
    await store.save({ ...project, dataset: { ...project.dataset } });
    expect(watched.written).toEqual([]);
  });

  test('a burst: its samples alone', async () => {
    const { store, project } = await watched.holding(makeProject());
    const more = [makeSample('new-1', 'p', 'guest', 77), makeSample('new-2', 'p', 'guest', 78)];
    await store.save(change(project, withSamples(project.dataset, more)));
    expect(watched.written).toEqual(['put new-1', 'put new-2']);
  });

  test('a training: the head alone', async () => {
    const { store, project } = await watched.holding(makeProject());
    await store.save({ ...project, head: makeHead(9) });
    expect(watched.written).toEqual(['put head']);
  });

  test('a name: neither head nor samples', async () => {
    const { store, project } = await watched.holding(makeProject());
    const classes = project.dataset.classes.map((one) => ({ ...one, name: 'new' }));
    await store.save(change(project, { ...project.dataset, classes }));
    expect(watched.written).toEqual(['put frame']);
  });

  test('a sample that moves to another class: that sample', async () => {
    const { store, project } = await watched.holding(makeProject());
    const samples = project.dataset.samples.map((one) => (one.id === 's0004' ? { ...one, classKey: 'friend' } : one));
    await store.save(change(project, { ...project.dataset, samples }));
    expect(watched.written).toEqual(['put s0004']);
    expect((await open().load())?.dataset.samples).toStrictEqual(samples);
  });

  test('a sample removed: its record goes, and undo puts it back at its place', async () => {
    const { store, project } = await watched.holding(makeProject());
    const samples = project.dataset.samples.filter(({ id }) => id !== 's0005');
    await store.save(change(project, { ...project.dataset, samples }));
    expect(watched.written).toEqual(['delete s0005']);
    await store.save(project);
    expect(watched.written).toEqual(['delete s0005', 'put s0005']);
    expect(await open().load()).toStrictEqual(project);
  });

  test('a store that was never read is brought to exactly what is saved', async () => {
    await open().save(makeProject({ samples: 9, seed: 1 }));
    const other = makeProject({ samples: 4, seed: 2 });
    await open().save(other);
    expect(await open().load()).toStrictEqual(other);
  });

  test('saves asked for at once happen one after the other', async () => {
    const { store, project } = await watched.holding(makeProject());
    const steps = [6, 3, 8, 0, 5].map((count) =>
      change(project, { ...project.dataset, samples: project.dataset.samples.slice(0, count) }),
    );
    await Promise.all(steps.map((step) => store.save(step)));
    expect(await open().load()).toStrictEqual(steps.at(-1));
  });
});

test('what another window deleted is written whole again, not only what changed', async () => {
  const { store, project } = await watched.holding(makeProject());
  await open().wipe();
  const more = change(project, withSamples(project.dataset, [makeSample('new-1', 'p', 'guest', 77)]));
  await store.save(more);
  expect(await open().load()).toStrictEqual(more);
});
