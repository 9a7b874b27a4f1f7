import type { Page } from 'playwright-core';

/** What a search of everything that a page keeps found. */
export interface Found {
  /** Places that hold the text. */
  readonly hits: readonly string[];
  /** Hashes of all kept pictures. */
  readonly pictures: readonly string[];
  /** Everybody whose samples are kept. */
  readonly people: readonly string[];
}

/** Looks for a text through every database, cache and setting of the page, and lists its kept pictures and people. */
export function searchStores(page: Page, text: string): Promise<Found> {
  return page.evaluate(async (wanted) => {
    const hits: string[] = [];
    const pictures: string[] = [];
    const people = new Set<string>();
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('refused'));
      });
    const walk = async (value: unknown, place: string): Promise<void> => {
      if (typeof value === 'string' && wanted && value.includes(wanted)) hits.push(place);
      else if (value instanceof Uint8Array && value[0] === 0xff && value[1] === 0xd8) {
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', value.slice()));
        pictures.push([...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
      } else if (value instanceof Blob) await walk(new Uint8Array(await value.arrayBuffer()), place);
      else if (value instanceof ArrayBuffer) await walk(new Uint8Array(value), place);
      else if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) {
        for (const [key, inner] of Object.entries(value)) {
          if (key === 'person') people.add(String(inner));
          await walk(key, place);
          await walk(inner, `${place}.${key}`);
        }
      }
    };
    for (const { name, version } of await indexedDB.databases()) {
      const database = await settle(indexedDB.open(name ?? '', version));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([settle(all.getAllKeys()), settle(all.getAll())]);
        await walk(keys, `${name}/${store}`);
        await walk(values, `${name}/${store}`);
      }
      database.close();
    }
    for (const key of Object.keys(localStorage)) await walk(localStorage.getItem(key), `localStorage/${key}`);
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) await walk(request.url, `caches/${name}`);
    }
    return { hits, pictures, people: [...people] };
  }, text);
}
