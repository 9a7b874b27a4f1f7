import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withoutPerson } from '#core/dataset/changes.ts';
import { makeHead, makeProject } from '../../storage/make-project.ts';
import { searchStores, tracesOf } from '../../storage/search-stores.ts';
import { change, NAME, WatchedStore } from './watched-store.ts';

const watched = new WatchedStore();
const open = () => watched.open();

beforeEach(() => watched.begin());
afterEach(() => watched.end());

describe('forgetting', () => {
  test('the search finds what is there', async () => {
    await watched.holding(makeProject());
    localStorage.setItem('search-test', 'a needle in a text');
    await (await caches.open('search-test')).put('/search-test', new Response(new Uint8Array([9, 8, 7, 6, 5])));
    for (const sample of makeProject().dataset.samples) {
      for (const trace of tracesOf(sample).filter((one) => typeof one === 'string')) {
        expect(await searchStores([trace])).not.toEqual([]);
      }
      expect(await searchStores([sample.picture.subarray(40, 80)])).not.toEqual([]);
      expect(await searchStores([new Uint8Array(sample.embedding.body.slice(0, 4).buffer)])).not.toEqual([]);
    }
    expect(await searchStores(['a needle'])).toEqual(['localStorage search-test holds a needle']);
    expect(await searchStores([new Uint8Array([9, 8, 7, 6, 5])])).toEqual(['cache search-test holds the bytes']);
    localStorage.removeItem('search-test');
    await caches.delete('search-test');
  });

  test('one person: no byte of them is in any store, everybody else is whole', async () => {
    const { store, project } = await watched.holding(makeProject({ samples: 24 }));
    const theirs = project.dataset.samples.filter(({ person }) => person === 'person-2');
    expect(theirs.length).toBeGreaterThan(3);
    await store.forget(new Set(theirs.map(({ id }) => id)));
    expect(await searchStores(theirs.flatMap(tracesOf))).toEqual([]);
    const rest = withoutPerson(project.dataset, 'person-2');
    expect((await open().load())?.dataset).toStrictEqual(rest);
    // The next save does not bring them back, and writes the new head only.
    watched.written = [];
    await store.save({ ...change(project, rest), head: makeHead(5) });
    expect(watched.written).toEqual(['put head']);
    expect(await searchStores(theirs.flatMap(tracesOf))).toEqual([]);
  });

  test('a save without a person deletes their records at once too', async () => {
    const { store, project } = await watched.holding(makeProject());
    const theirs = project.dataset.samples.filter(({ person }) => person === 'person-1');
    await store.save(change(project, withoutPerson(project.dataset, 'person-1')));
    expect(await searchStores(theirs.flatMap(tracesOf))).toEqual([]);
  });

  test('wiping leaves no database', async () => {
    const { store } = await watched.holding(makeProject());
    await store.wipe();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(NAME);
    expect(await store.load()).toBeNull();
    await store.save(makeProject({ samples: 2 }));
    expect((await open().load())?.dataset.samples).toHaveLength(2);
  });

  test('wiping while another window holds the store empties it, and saves asked for before do not come back', async () => {
    const { store, project } = await watched.holding(makeProject());
    const other = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(NAME); // never lets go by itself
      request.onsuccess = () => resolve(request.result);
    });
    await Promise.all([store.save({ ...project, head: makeHead(3) }), store.wipe()]);
    const left = other.transaction(['samples', 'parts']);
    const counts = ['samples', 'parts'].map(
      (name) => new Promise((resolve) => (left.objectStore(name).count().onsuccess = (event) => resolve((event.target as IDBRequest).result))), // prettier-ignore
    );
    expect(await Promise.all(counts)).toEqual([0, 0]);
    other.close();
  });
});
