/** What can be wrong with the store of a phone. */
export type Fault = 'none' | 'full' | 'blocked' | 'slow' | 'refusing' | 'fails-once';

const NAME = 'visor-lessons';

/* eslint-disable @typescript-eslint/unbound-method -- called with the store that they belong to */
const native = {
  put: IDBObjectStore.prototype.put,
  delete: IDBObjectStore.prototype.delete,
  clear: IDBObjectStore.prototype.clear,
};
/* eslint-enable @typescript-eslint/unbound-method */

/** The real IndexedDB of this page, with faults at its entrance. */
export class FaultyStore {
  fault: Fault = 'none';
  readonly #native: IDBFactory = indexedDB;

  begin(): void {
    const refuse = (...faults: Fault[]): void => {
      if (!faults.includes(this.fault)) return;
      throw new DOMException('no', this.fault === 'full' ? 'QuotaExceededError' : 'UnknownError');
    };
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      refuse('full', 'refusing');
      return native.put.call(this, value, key);
    };
    IDBObjectStore.prototype.delete = function (key) {
      refuse('refusing');
      return native.delete.call(this, key);
    };
    IDBObjectStore.prototype.clear = function () {
      refuse('refusing');
      return native.clear.call(this);
    };
  }

  end(): void {
    this.fault = 'none';
    Object.assign(IDBObjectStore.prototype, native);
  }

  get factory(): IDBFactory {
    const open = (name: string, version?: number): IDBOpenDBRequest => {
      if (this.fault === 'blocked') return neverAnswers();
      if (this.fault === 'fails-once') {
        this.fault = 'none';
        throw new DOMException('Internal error opening backing store', 'UnknownError');
      }
      return this.#native.open(name, version);
    };
    const deleteDatabase = (name: string): IDBOpenDBRequest => {
      if (this.fault === 'blocked') return neverAnswers();
      if (this.fault === 'refusing') throw new DOMException('no', 'UnknownError');
      return this.#native.deleteDatabase(name);
    };
    return { open, deleteDatabase } as IDBFactory;
  }

  /** Another connection works on everything for so long, ms. */
  async occupy(ms: number): Promise<void> {
    const database = await this.#look();
    if (!database) return;
    const store = database.transaction(['samples', 'parts'], 'readwrite').objectStore('parts');
    const end = performance.now() + ms;
    const again = (): void => {
      if (performance.now() < end) store.get('frame').onsuccess = again;
      else database.close();
    };
    again();
  }

  /** The browser, or somebody in its settings, deletes it. */
  delete(): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = this.#native.deleteDatabase(NAME);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error ?? new Error('not deleted'));
    });
  }

  /** What really lies in the database: every sample's record, and the frame; null where there is none. */
  async read(): Promise<{ readonly samples: readonly StoredRecord[]; readonly frame: StoredFrame } | null> {
    const database = await this.#look();
    if (!database) return null;
    const transaction = database.transaction(['samples', 'parts']);
    const samples = transaction.objectStore('samples').getAll() as IDBRequest<StoredRecord[]>;
    const frame = transaction.objectStore('parts').get('frame') as IDBRequest<StoredFrame | undefined>;
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
    return frame.result ? { samples: samples.result, frame: frame.result } : null;
  }

  /** Writes into the database what no version of the app here would. */
  async change(run: (samples: IDBObjectStore, parts: IDBObjectStore) => void): Promise<void> {
    const database = (await this.#look())!;
    const transaction = database.transaction(['samples', 'parts'], 'readwrite');
    run(transaction.objectStore('samples'), transaction.objectStore('parts'));
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }

  /** null: there is no database, and looking makes none. */
  #look(): Promise<IDBDatabase | null> {
    return new Promise((resolve) => {
      const request = this.#native.open(NAME);
      request.onupgradeneeded = () => request.transaction?.abort();
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => resolve(null);
    });
  }
}

export interface StoredRecord {
  readonly id: string;
  readonly person: string;
  readonly place: number;
  readonly picture: Uint8Array;
}

export interface StoredFrame {
  readonly embeddingVersion: string;
  readonly classes: readonly { readonly key: string; readonly name: string | null }[];
}

/** As some versions of Safari do after they slept. */
function neverAnswers(): IDBOpenDBRequest {
  const nothing = { value: () => undefined };
  return Object.create(IDBOpenDBRequest.prototype, {
    addEventListener: nothing,
    removeEventListener: nothing,
    onupgradeneeded: { writable: true, value: null },
    onsuccess: { writable: true, value: null },
    onerror: { writable: true, value: null },
    onblocked: { writable: true, value: null },
  }) as IDBOpenDBRequest;
}
