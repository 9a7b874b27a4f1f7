import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTabLock } from '#app/persistence/tab-lock.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { makeProject } from '../../storage/make-project.ts';
import { troubleOf } from './watched-store.ts';

const NAME = 'visor-lessons';
const LATER = 'visor-later';

const gone = (name = NAME) =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
const madeAt = (name: string, version: number) =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
beforeEach(() => gone());
afterEach(() => gone());
beforeAll(() => madeAt(LATER, 2));
afterAll(() => gone(LATER));

/** The browser's own store, whose opening fails in one of the ways that browsers have. */
function failing(how: 'throws' | 'answers', name: string): IDBFactory {
  const open = (): IDBOpenDBRequest => {
    const error = new DOMException('no', name);
    if (how === 'throws') throw error;
    // It fails, since a later version is there; how it says so is what is asked about.
    const request = indexedDB.open(LATER, 1);
    Object.defineProperty(request, 'error', { get: () => error });
    return request;
  };
  return { open, deleteDatabase: open } as unknown as IDBFactory;
}

describe('a store that cannot be opened', () => {
  test.each([
    ['throws', 'SecurityError', 'unavailable'],
    ['answers', 'SecurityError', 'unavailable'],
    ['answers', 'QuotaExceededError', 'full'],
    ['answers', 'InvalidStateError', 'refused'],
    ['throws', 'UnknownError', 'refused'],
  ] as const)('%s %s: %s, for reading and for writing', async (how, name, trouble) => {
    const store = createDatasetStore(() => failing(how, name));
    expect(await troubleOf(store.load())).toBe(trouble);
    expect(await troubleOf(store.save(makeProject()))).toBe(trouble);
    expect(await troubleOf(store.wipe())).toBe(trouble);
  });

  test('for no reason that is said, where the window is denied all storage: unavailable', async () => {
    const store = createDatasetStore(() => failing('answers', 'UnknownError'), { denied: () => true });
    expect(await troubleOf(store.load())).toBe('unavailable');
  });

  test('because it cannot even be mentioned: nothing is there, and keeping is unavailable', async () => {
    const store = createDatasetStore(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await store.load()).toBeNull();
    expect(await troubleOf(store.save(makeProject()))).toBe('unavailable');
  });

  test('because a later version of the app holds it: refused, and what it holds stays', async () => {
    await madeAt(NAME, 99);
    const store = createDatasetStore(() => indexedDB);
    expect(await troubleOf(store.load())).toBe('refused');
    expect(await troubleOf(store.save(makeProject()))).toBe('refused');
    expect((await indexedDB.databases()).find(({ name }) => name === NAME)?.version).toBe(99);
  });
});

test('a transaction that the browser ends for want of room says full and leaves what was there', async () => {
  const store = createDatasetStore(() => indexedDB);
  await store.save(makeProject());
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the store that it belongs to
  const { put } = IDBObjectStore.prototype;
  const ended = new Set<IDBTransaction>();
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    const request = put.call(this, value, key);
    // As Safari and Firefox do: the requests succeed, and the transaction ends with the reason.
    const { transaction } = this;
    if (!ended.has(transaction)) {
      Object.defineProperty(transaction, 'error', { get: () => new DOMException('no room', 'QuotaExceededError') });
      queueMicrotask(() => transaction.abort());
      ended.add(transaction);
    }
    return request;
  };
  try {
    expect(await troubleOf(createDatasetStore(() => indexedDB).save(makeProject()))).toBe('full');
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  expect(await createDatasetStore(() => indexedDB).load()).toStrictEqual(makeProject());
});

test('a connection that the browser closed behind our back is opened anew', async () => {
  const store = createDatasetStore(() => indexedDB);
  await store.save(makeProject());
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the database that it belongs to
  const { transaction } = IDBDatabase.prototype;
  let refused = 0;
  IDBDatabase.prototype.transaction = function (...asked: Parameters<typeof transaction>) {
    if (refused++ === 0) throw new DOMException('closing', 'InvalidStateError');
    return transaction.apply(this, asked);
  };
  try {
    expect(await store.load()).toStrictEqual(makeProject());
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  expect(refused).toBeGreaterThan(1);
});

describe('the lock of the window that keeps', () => {
  const locksThat = (request: () => Promise<never>) => ({ request }) as unknown as LockManager;

  test('held elsewhere: this window is not the one', async () => {
    const waited = () => Promise.reject(new DOMException('waited', 'TimeoutError'));
    expect(await createTabLock(locksThat(waited))()).toBe(false);
  });

  test('denied with all storage: no other window is blamed', async () => {
    const denied = () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'));
    expect(await createTabLock(locksThat(denied))()).toBe(true);
  });
});
