import { KeepError } from '#storage/dataset/storage-error.ts';
import { createDatasetStore, type DatasetStore } from '#storage/dataset/dataset-store.ts';
import type { Project } from '#storage/project/project.ts';

export const NAME = 'visor-lessons';

/* eslint-disable @typescript-eslint/unbound-method -- called with the store that they belong to */
const native = {
  put: IDBObjectStore.prototype.put,
  delete: IDBObjectStore.prototype.delete,
  clear: IDBObjectStore.prototype.clear,
  transaction: IDBDatabase.prototype.transaction,
};
/* eslint-enable @typescript-eslint/unbound-method */

/** The real IndexedDB, with every request that writes noted as words on its way, refused where somebody wants it. */
export class WatchedStore {
  written: string[] = [];
  refusal: ((words: string) => void) | null = null;

  /** Begins to watch an origin without a kept dataset. */
  async begin(): Promise<void> {
    await deleteDatabase();
    this.written = [];
    this.refusal = null;
    const note = (words: string): void => {
      this.written.push(words);
      this.refusal?.(words);
    };
    IDBObjectStore.prototype.put = function (value: { id?: string }, key?: IDBValidKey) {
      note(`put ${value.id ?? (key as string)}`);
      return native.put.call(this, value, key);
    };
    IDBObjectStore.prototype.delete = function (key) {
      note(`delete ${key as string}`);
      return native.delete.call(this, key);
    };
    IDBObjectStore.prototype.clear = function () {
      note(`clear ${this.name}`);
      return native.clear.call(this);
    };
  }

  async end(): Promise<void> {
    const { transaction, ...requests } = native;
    Object.assign(IDBObjectStore.prototype, requests);
    IDBDatabase.prototype.transaction = transaction;
    await deleteDatabase();
  }

  /** The next transaction finds that the connection is gone. */
  loseConnection(): void {
    IDBDatabase.prototype.transaction = function () {
      IDBDatabase.prototype.transaction = native.transaction;
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    };
  }

  open(): DatasetStore {
    return createDatasetStore(() => indexedDB);
  }

  /** A store that holds `project`, and the project as it came back: the same objects next time. */
  async holding(project: Project): Promise<{ store: DatasetStore; project: Project }> {
    await this.open().save(project);
    const store = this.open();
    const loaded = await store.load();
    this.written = [];
    return { store, project: loaded! };
  }
}

/** The same project with another dataset. */
export function change(project: Project, dataset: Project['dataset']): Project {
  return { ...project, dataset };
}

/** What a promise was refused with: `none`, a trouble, or a sentence where it is something untyped. */
export async function troubleOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return 'none';
  } catch (error) {
    return error instanceof KeepError ? error.trouble : `untyped: ${String(error)}`;
  }
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
}
