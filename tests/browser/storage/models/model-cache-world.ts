import { afterEach, beforeEach } from 'vitest';
import { createModelCache, type ModelCache, type ModelProgress } from '#storage/models/model-cache.ts';
import { flip, ModelServer } from '../model-server.ts';

export const BASE = 'https://visor.test/some/folder/';
export const NAMES = ['a.json', 'a.bin', 'picture.bin'];

/** Fresh before each test of the file that imports this, and no cache is there. */
export let server: ModelServer;
/** Waits of the cache under test, ms. */
export let pauses: number[];
export let progress: ModelProgress[];

export const loading = () => ({
  signal: new AbortController().signal,
  onProgress: (one: ModelProgress) => void progress.push(one),
});

/** Waits for nothing, and notes how long it should have. */
export const wait = (ms: number): Promise<void> => Promise.resolve(void pauses.push(ms));

/** The cache under test. */
export function open(
  changes: { caches?: CacheStorage | undefined; subtle?: SubtleCrypto | undefined; builtWith?: string } = {},
): ModelCache {
  return createModelCache({ caches, subtle: crypto.subtle, fetch: server.fetch, base: BASE, wait, ...changes });
}

/** Real caches whose `put` refuses what `refuses` says, as a full disk does. */
export function fullCaches(refuses: (url: string) => boolean): CacheStorage {
  const full = async (name: string): Promise<Cache> => {
    const cache = await caches.open(name);
    return {
      match: (url: string) => cache.match(url),
      keys: () => cache.keys(),
      delete: (request: Request) => cache.delete(request),
      put: (url: string, response: Response) =>
        refuses(url) ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : cache.put(url, response),
    } as unknown as Cache;
  };
  return { keys: () => caches.keys(), delete: (name: string) => caches.delete(name), open: full } as CacheStorage;
}

export async function clear(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
}

/** Damages one stored file as a failing flash chip would. */
export async function flipStored(version: string, path: string): Promise<void> {
  const cache = await caches.open(`visor-models-${version}`);
  const url = `${BASE}models/${path}`;
  const stored = await cache.match(url);
  if (!stored) throw new Error(`${path} is not stored`);
  await cache.put(url, await flip(stored));
}

beforeEach(async () => {
  await clear();
  server = await new ModelServer().open();
  pauses = [];
  progress = [];
});
afterEach(clear);
