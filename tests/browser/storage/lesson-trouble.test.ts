import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withoutPerson } from '#core/dataset/changes.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { makeHead, makeProject, makeSample } from '../../storage/make-project.ts';
import { searchStores } from '../../storage/search-stores.ts';
import { change, NAME, troubleOf, WatchedStore } from './watched-store.ts';

const watched = new WatchedStore();
const open = () => watched.open();

beforeEach(() => watched.begin());
afterEach(() => watched.end());

describe('where keeping fails, what was kept stays', () => {
  const full = (words: string): void => {
    if (words.startsWith('put')) throw new DOMException('no room', 'QuotaExceededError');
  };

  test('no room: says so, loses nothing, and the next save brings everything', async () => {
    const { store, project } = await watched.holding(makeProject());
    const next = change(project, {
      ...project.dataset,
      samples: [...project.dataset.samples.slice(2), makeSample('new', 'p', 'guest', 5)],
    });
    watched.refusal = full;
    expect(await troubleOf(store.save(next))).toBe('full');
    watched.refusal = null;
    expect(await open().load()).toStrictEqual(project);
    await store.save(next);
    expect(await open().load()).toStrictEqual(next);
  });

  test('another refusal is typed too', async () => {
    const { store, project } = await watched.holding(makeProject());
    watched.refusal = () => {
      throw new DOMException('no', 'UnknownError');
    };
    expect(await troubleOf(store.save({ ...project, head: makeHead(4) }))).toBe('refused');
    watched.refusal = null;
    expect(await open().load()).toStrictEqual(project);
  });

  test('something that cannot be stored is typed too', async () => {
    const { store, project } = await watched.holding(makeProject());
    const options = { ...project.options!, seed: (() => 1) as unknown as number };
    expect(await troubleOf(store.save({ ...project, options }))).toBe('refused');
    expect(await open().load()).toStrictEqual(project);
  });

  test('a whole project that takes the place of another does so wholly or not at all', async () => {
    const { store, project } = await watched.holding(makeProject({ seed: 1 }));
    let count = 0;
    watched.refusal = (words) => {
      if (words.startsWith('put') && ++count === 5) throw new DOMException('no room', 'QuotaExceededError');
    };
    expect(await troubleOf(store.save(makeProject({ seed: 2, samples: 20 })))).toBe('full');
    watched.refusal = null;
    expect(await open().load()).toStrictEqual(project);
  });

  test('forgetting works where there is no room', async () => {
    const { store, project } = await watched.holding(makeProject());
    watched.refusal = full;
    await store.forget(
      new Set(project.dataset.samples.filter(({ person }) => person === 'person-0').map(({ id }) => id)),
    );
    watched.refusal = null;
    const back = await open().load();
    expect(back?.dataset).toStrictEqual(withoutPerson(project.dataset, 'person-0'));
    expect(back?.head).toBeNull();
  });
});

describe('a window without IndexedDB', () => {
  test.each<[string, () => IDBFactory | undefined]>([
    ['there is none', () => undefined],
    ['its mere mention throws', () => {
      throw new DOMException('no', 'SecurityError');
    }], // prettier-ignore
  ])('%s: nothing was kept, nothing can be kept, nothing needs to go', async (_name, factory) => {
    const store = createDatasetStore(factory);
    expect(await store.load()).toBeNull();
    expect(await troubleOf(store.save(makeProject()))).toBe('unavailable');
    await store.forget(new Set(['s1']));
    await store.wipe();
  });

  test.each([
    ['SecurityError', 'unavailable'],
    ['UnknownError', 'refused'],
  ])('one that refuses to open with %s is typed', async (name, trouble) => {
    const factory = { open: () => { throw new DOMException('no', name); } } as unknown as IDBFactory; // prettier-ignore
    expect(await troubleOf(createDatasetStore(() => factory).load())).toBe(trouble);
  });
});

describe('versions and connections', () => {
  /** Opens the database as another window with another version of the app would. */
  function asVersion(version: number, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, version);
      request.onupgradeneeded = () => upgrade(request.result);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('refused'));
      request.onblocked = () => reject(new Error('blocked'));
    });
  }

  test('a store of a later version is left alone, and can still be wiped', async () => {
    const later = await asVersion(2, (database) => void database.createObjectStore('future').put('kept', 'key'));
    later.close();
    const store = open();
    expect(await troubleOf(store.load())).toBe('refused');
    expect(await troubleOf(store.save(makeProject()))).toBe('refused');
    const again = await asVersion(2, () => undefined);
    expect([...again.objectStoreNames]).toEqual(['future']);
    again.close();
    await store.wipe();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(NAME);
  });

  test('an open store lets a later version through, and says afterwards that it is refused', async () => {
    const { store, project } = await watched.holding(makeProject());
    const later = await asVersion(2, (database) => void database.createObjectStore('future'));
    expect([...later.objectStoreNames]).toEqual(['future', 'parts', 'samples']);
    later.close();
    expect(await troubleOf(store.save({ ...project, head: null }))).toBe('refused');
  });

  test('a connection that was lost is made anew', async () => {
    const { store, project } = await watched.holding(makeProject());
    watched.loseConnection();
    await store.save({ ...project, head: null });
    expect((await open().load())?.head).toBeNull();
  });

  test('a damaged record is left out, and the next save heals the store', async () => {
    const { project } = await watched.holding(makeProject());
    const database = await asVersion(1, () => undefined);
    const samples = database.transaction('samples', 'readwrite').objectStore('samples');
    samples.put({ id: 's0003', place: 3, classKey: 'friend', embedding: 'gone' });
    await new Promise((resolve) => (samples.transaction.oncomplete = resolve));
    database.close();
    const store = open();
    const back = await store.load();
    expect(back?.dataset.samples.map(({ id }) => id)).toEqual(project.dataset.samples.map(({ id }) => id).filter((id) => id !== 's0003')); // prettier-ignore
    await store.save(back!);
    expect(await open().load()).toStrictEqual(back);
    expect(await searchStores(['s0003'])).toEqual([]);
  });
});
