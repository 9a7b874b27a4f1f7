import { bytesOf, holdsBytes } from '../../storage/holds-bytes.ts';

/** Something that must not be anywhere: a text (an id), or bytes (a vector, a picture or a piece of one). */
export type Needle = string | Uint8Array;

/**
 * Every place of this origin's stores where a needle lies, as sentences: IndexedDB (keys and values, however deep),
 * Cache Storage (addresses, headers and bodies), localStorage and sessionStorage. Bytes are also looked for in whole
 * buffers behind views, as text in base64 and hex, and inside float arrays.
 */
export async function searchStores(needles: readonly Needle[]): Promise<string[]> {
  const found: string[] = [];
  const look = (place: string, value: unknown): void => {
    for (const needle of needles) {
      if (holds(value, needle)) found.push(`${place} holds ${typeof needle === 'string' ? needle : 'the bytes'}`);
    }
  };
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
    for (const [key, text] of Object.entries({ ...storage })) look(`${name} ${key}`, [key, text]);
  }
  for (const name of await caches.keys()) {
    look('name of a cache', name);
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      look(`cache ${name}`, [request.url, [...(response?.headers ?? [])], await response?.arrayBuffer()]);
    }
  }
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    look('name of a database', name);
    for (const [place, value] of await everythingIn(name)) look(`database ${place}`, value);
  }
  return found;
}

async function everythingIn(name: string): Promise<[string, unknown][]> {
  const database = await answer(indexedDB.open(name));
  try {
    const all: [string, unknown][] = [];
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(records.getAllKeys()), answer(records.getAll())]);
      keys.forEach((key, index) => all.push([`${name}/${store}`, [key, values[index]]]));
    }
    return all;
  } finally {
    database.close();
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });
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
