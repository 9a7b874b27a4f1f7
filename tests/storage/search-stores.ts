import { bytesOf, holdsBytes } from './holds-bytes.ts';

/** Something that must not be anywhere: a text (an id), or bytes (a vector, a picture or a piece of one). */
type Needle = string | Uint8Array;

/** A place in words, and what lies there. */
type Kept = readonly [place: string, value: unknown];

/**
 * Everything that this origin keeps: IndexedDB (keys and values), Cache Storage (addresses and headers, `bodies` too if
 * asked), localStorage, sessionStorage, cookies and the origin's private files. Uses nothing outside itself: it is also sent to a page as text.
 */
export async function everythingKept(bodies: boolean): Promise<Kept[]> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('refused'));
    });
  const all: Kept[] = [];
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
    for (const [key, text] of Object.entries({ ...storage })) all.push([`${name} ${key}`, [key, text]]);
  }
  for (const name of await caches.keys()) {
    all.push(['name of a cache', name]);
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const body = bodies ? await response?.arrayBuffer() : null;
      all.push([`cache ${name}`, [request.url, [...(response?.headers ?? [])], body]]);
    }
  }
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    all.push(['name of a database', name]);
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(records.getAllKeys()), answer(records.getAll())]);
      keys.forEach((key, index) => all.push([`database ${name}/${store}`, [key, values[index]]]));
    }
    database.close();
  }
  if (document.cookie) all.push(['cookies', document.cookie]);
  const folder = await navigator.storage.getDirectory();
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
    all.push([`file ${name}`, name]);
  return all;
}

/**
 * Every place where a needle lies, as sentences, however deep. Bytes are also looked for in whole buffers behind views,
 * as text in base64 and hex, and inside float arrays.
 */
export function search(all: readonly Kept[], needles: readonly Needle[]): string[] {
  return all.flatMap(([place, value]) =>
    needles
      .filter((needle) => holds(value, needle))
      .map((needle) => `${place} holds ${typeof needle === 'string' ? needle : 'the bytes'}`),
  );
}

/** The same in the stores of the page that this runs in. */
export async function searchStores(needles: readonly Needle[]): Promise<string[]> {
  return search(await everythingKept(true), needles);
}

/** Every value under a key of this name, however deep. */
export function valuesAt(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const entries: [string, unknown][] = Object.entries(value);
  return entries.flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesAt(key, inner)]);
}

function holds(value: unknown, needle: Needle): boolean {
  if (typeof value === 'string') return textsOf(needle).some((text) => value.includes(text));
  if (value instanceof ArrayBuffer)
    return bytesOfNeedle(needle).some((bytes) => holdsBytes(new Uint8Array(value), bytes));
  if (ArrayBuffer.isView(value)) {
    const floats = value instanceof Float32Array ? [Float64Array.from(value).buffer] : [];
    return [value.buffer, ...floats].some((buffer) => holds(buffer, needle));
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => holds(key, needle) || holds(inner, needle));
}

function textsOf(needle: Needle): string[] {
  if (typeof needle === 'string') return [needle];
  const hex = Array.from(needle, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex, btoa(String.fromCharCode(...needle)).replace(/=+$/, '')];
}

function bytesOfNeedle(needle: Needle): Uint8Array[] {
  return [typeof needle === 'string' ? new TextEncoder().encode(needle) : needle];
}

/** What would give a sample away: its id and its person, pieces of its vectors (also as float64), of its picture. */
export function tracesOf(sample: {
  readonly id: string;
  readonly person: string;
  readonly embedding: { readonly body: Float32Array; readonly face: Float32Array | null };
  readonly background: { readonly body: Float32Array } | null;
  readonly picture: Uint8Array;
}): Needle[] {
  const vectors = [sample.embedding.body, sample.embedding.face, sample.background?.body];
  const pieces = vectors.flatMap((vector) => {
    if (!vector) return [];
    const piece = vector.slice(0, 4);
    return [bytesOf(piece), bytesOf(Float64Array.from(piece))];
  });
  return [sample.id, sample.person, sample.picture.subarray(40, 80), ...pieces];
}
