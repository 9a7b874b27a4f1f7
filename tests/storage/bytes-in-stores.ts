/** A sample that the phone keeps, and bytes that would give it away: its id and person, a piece of its picture and of its vector. */
interface KeptTraces {
  readonly id: string;
  readonly traces: number[][];
}

/** The samples in IndexedDB. Uses nothing outside itself: it is sent to a page as text. */
export async function samplesKept(): Promise<KeptTraces[]> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('refused'));
    });
  if (!(await indexedDB.databases()).some(({ name }) => name === 'visor-lessons')) return [];
  const database = await answer(indexedDB.open('visor-lessons'));
  const samples = database.objectStoreNames.contains('samples')
    ? ((await answer(database.transaction('samples').objectStore('samples').getAll())) as Record<string, unknown>[])
    : [];
  database.close();
  const textOf = (text: unknown) => [...new TextEncoder().encode(String(text))];
  const vectorsIn = (value: unknown): Float32Array[] =>
    value instanceof Float32Array
      ? [value]
      : typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
        ? Object.values(value).flatMap(vectorsIn)
        : [];
  return samples.map((sample) => ({
    id: String(sample['id']),
    traces: [
      textOf(sample['id']),
      textOf(sample['person']),
      [...(sample['picture'] as Uint8Array).subarray(700, 740)],
      ...vectorsIn(sample).flatMap((vector) =>
        vector.some((one) => one !== 0) ? [[...new Uint8Array(vector.slice(0, 6).buffer)]] : [],
      ),
    ],
  }));
}

/**
 * The places in which any of these bytes lie: IndexedDB, CacheStorage with all bodies, localStorage, sessionStorage, cookies,
 * the origin's private file system. Uses nothing outside itself: it is sent to a page as text.
 */
export async function bytesInStores(needles: readonly (readonly number[])[]): Promise<string[]> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('refused'));
    });
  const latin = new TextDecoder('latin1');
  const wanted = needles.map((bytes) => latin.decode(Uint8Array.from(bytes)));
  const found: string[] = [];
  const look = (place: string, bytes: ArrayBuffer | Uint8Array) => {
    const text = latin.decode(bytes);
    if (wanted.some((one) => text.includes(one))) found.push(place);
  };
  const lookInside = (place: string, value: unknown): void => {
    if (typeof value === 'string') look(place, new TextEncoder().encode(value));
    else if (value instanceof ArrayBuffer) look(place, value);
    else if (ArrayBuffer.isView(value)) look(place, value.buffer as ArrayBuffer);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        lookInside(place, key);
        lookInside(place, inner);
      }
  };
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) lookInside(name, { ...storage });
  lookInside('cookies', document.cookie);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      lookInside(`cache ${name}`, request.url);
      if (response) look(`cache ${name}`, await response.arrayBuffer());
    }
  }
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      lookInside(`database ${name}`, await Promise.all([answer(records.getAllKeys()), answer(records.getAll())]));
    }
    database.close();
  }
  const folders = [await navigator.storage.getDirectory()];
  for (const folder of folders) {
    for await (const entry of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
      if (entry instanceof FileSystemDirectoryHandle) folders.push(entry);
      else look(`file ${entry.name}`, await (await (entry as FileSystemFileHandle).getFile()).arrayBuffer());
    }
  }
  return found;
}
