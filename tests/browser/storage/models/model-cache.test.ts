import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createModelCache, type ModelCache, type ModelProgress } from '#storage/models/model-cache.ts';
import { cut, flip, longer, ModelServer, status } from '../model-server.ts';

const BASE = 'https://visor.test/some/folder/';
const NAMES = ['a.json', 'a.bin', 'picture.bin'];

let server: ModelServer;
let pauses: number[];
let progress: ModelProgress[];

const loading = () => ({
  signal: new AbortController().signal,
  onProgress: (one: ModelProgress) => void progress.push(one),
});

function open(changes: { caches?: CacheStorage | undefined; subtle?: SubtleCrypto | undefined } = {}): ModelCache {
  const wait = (ms: number): Promise<void> => Promise.resolve(void pauses.push(ms));
  return createModelCache({ caches, subtle: crypto.subtle, fetch: server.fetch, base: BASE, wait, ...changes });
}

/** Real caches whose `put` refuses what `refuses` says, as a full disk does. */
function fullCaches(refuses: (url: string) => boolean): CacheStorage {
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

async function clear(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
}

/** Damages one stored file as a failing flash chip would. */
async function flipStored(version: string, path: string): Promise<void> {
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

describe('model files', () => {
  test('the first load fetches every file once, counts its bytes, stores and verifies them', async () => {
    const cache = open();
    const { bytes, stored, manifest } = await cache.load(loading());
    expect(manifest).toEqual(server.manifest);
    expect(Object.keys(bytes).sort()).toEqual([...NAMES].sort());
    expect(stored).toBe('stored');
    expect(NAMES.map((name) => server.count(name))).toEqual([1, 1, 1]);
    expect(progress.every(({ total }) => total === server.total)).toBe(true);
    const counted = progress.map((one) => one.bytes);
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
    expect(progress.at(-1)).toEqual({ bytes: server.total, total: server.total, fetching: true });
    expect(await cache.verify()).toBe(true);
  });

  test('the second load takes all from the cache, also without a network', async () => {
    await open().load(loading());
    server.asked.length = 0;
    server.gone = true;
    const again = open();
    const { stored, bytes } = await again.load(loading());
    expect(stored).toBe('stored');
    expect(Object.keys(bytes)).toHaveLength(3);
    expect(server.asked.map((one) => one.path)).toEqual(['manifest.json']);
    expect(progress.at(-1)?.fetching).toBe(false);
    expect(await again.verify()).toBe(true);
  });

  test('without a network and without a cache it is a broken download, and a retry works', async () => {
    const cache = open();
    server.gone = true;
    await expect(cache.load(loading())).rejects.toMatchObject({ failure: 'download' });
    server.gone = false;
    expect((await cache.load(loading())).stored).toBe('stored');
  });

  test('nothing was verified before anything was loaded', async () => {
    expect(await open().verify()).toBe(false);
  });
});

describe('the face models', () => {
  test('come after the files of the first label; only then all is verified', async () => {
    server.faces = true;
    const cache = open();
    expect(Object.keys((await cache.load(loading())).bytes)).toHaveLength(3);
    expect([server.count('face.bin'), await cache.verify()]).toEqual([0, false]);
    expect(Object.keys((await cache.complete(loading())).bytes)).toHaveLength(4);
    expect([server.count('a.bin'), server.count('face.bin'), await cache.verify()]).toEqual([1, 1, true]);
  });

  test('that do not come leave the rest usable, and come later', async () => {
    server.faces = true;
    const cache = open();
    await cache.load(loading());
    server.gone = true;
    await expect(cache.complete(loading())).rejects.toMatchObject({ failure: 'download' });
    server.gone = false;
    await cache.complete(loading());
    expect(await cache.verify()).toBe(true);
  });
});

describe('damage', () => {
  test('one flipped byte in the cache is seen by verify, and the next load fetches that file alone', async () => {
    const cache = open();
    await cache.load(loading());
    await flipStored('one', 'a.bin');
    expect(await cache.verify()).toBe(false);
    server.asked.length = 0;
    await cache.load(loading());
    expect(server.asked.map((one) => one.path)).toEqual(['manifest.json', 'a.bin']);
    expect(await cache.verify()).toBe(true);
  });

  test.each([
    ['with a flipped byte', flip],
    ['too long', longer],
  ])('a file that arrives %s is fetched once more, past the HTTP cache', async (_name, tamper) => {
    server.next('a.bin', tamper);
    expect((await open().load(loading())).stored).toBe('stored');
    expect(server.asked.filter((one) => one.path === 'a.bin').map((one) => one.cache)).toEqual(['default', 'reload']);
  });

  test('damaged twice is a failure of its own, and nothing of it is kept', async () => {
    server.next('a.bin', flip, flip);
    await expect(open().load(loading())).rejects.toMatchObject({ failure: 'corrupt' });
    const kept = await (await caches.open('visor-models-one')).keys();
    expect(kept.map((one) => one.url)).toEqual([`${BASE}models/a.json`]);
  });

  test('damage without a network is a broken download, not a wrong model', async () => {
    await open().load(loading());
    await flipStored('one', 'a.bin');
    server.gone = true;
    await expect(open().load(loading())).rejects.toMatchObject({ failure: 'download' });
  });

  test('a sign-in page in the place of a model is a broken download', async () => {
    server.next('a.bin', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }));
    await expect(open().load(loading())).rejects.toMatchObject({ failure: 'download' });
    server.next('manifest.json', () => new Response('<html>'));
    await expect(open().load(loading())).rejects.toMatchObject({ failure: 'download' });
  });
});

describe('a network that breaks', () => {
  test('a file that broke off goes on where it stopped', async () => {
    server.next('a.bin', cut(5000), cut(3000));
    expect((await open().load(loading())).stored).toBe('stored');
    const ranges = server.asked.filter((one) => one.path === 'a.bin').map((one) => one.range);
    expect(ranges).toEqual([null, 'bytes=5000-', 'bytes=8000-']);
    expect(pauses).toEqual([500, 500]);
  });

  test('a page that is closed half-way goes on where it stopped next time', async () => {
    const leave = new AbortController();
    server.next('a.bin', cut(5000), () => {
      leave.abort();
      throw new DOMException('left', 'AbortError');
    });
    await expect(open().load({ ...loading(), signal: leave.signal })).rejects.toMatchObject({ name: 'AbortError' });
    server.asked.length = 0;
    const cache = open();
    await cache.load(loading());
    expect(server.asked.map((one) => one.range)).toEqual([null, 'bytes=5000-', null]);
    expect(await cache.verify()).toBe(true);
    const kept = await (await caches.open('visor-models-one')).keys();
    expect(kept.filter((one) => one.url.includes('piece-of'))).toEqual([]);
  });

  test('where the server cannot go on, that file alone starts again', async () => {
    const whole = await (await server.fetch(`${BASE}models/a.bin`)).blob();
    server.asked.length = 0;
    server.next('a.bin', cut(5000), () => new Response(whole));
    const cache = open();
    await cache.load(loading());
    expect(NAMES.map((name) => server.count(name))).toEqual([1, 2, 1]);
    expect(await cache.verify()).toBe(true);
  });

  test('a server that stumbles is asked again after growing pauses, then it is a broken download', async () => {
    server.next('a.bin', status(503), status(503));
    await open().load(loading());
    expect(pauses).toEqual([1000, 2000]);
    pauses = [];
    await clear();
    server.next('a.bin', ...Array.from({ length: 9 }, () => status(503)));
    await expect(open().load(loading())).rejects.toMatchObject({ failure: 'download' });
    expect(server.count('a.bin')).toBe(3 + 4);
    expect(pauses).toEqual([1000, 2000, 4000]);
  });

  test('leaving is not a failure: the signal’s own reason comes out', async () => {
    const leave = new AbortController();
    leave.abort(new DOMException('left', 'AbortError'));
    await expect(open().load({ ...loading(), signal: leave.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a browser that keeps nothing', () => {
  test('no room: the models work from memory, and it is said that they are not kept', async () => {
    const cache = open({ caches: fullCaches((url) => url.endsWith('a.bin')) });
    const { stored, bytes } = await cache.load(loading());
    expect(stored).toBe('refused');
    expect(Object.keys(bytes)).toHaveLength(3);
    expect(await cache.verify()).toBe(false);
  });

  test('no room for pieces does not stop a download', async () => {
    server.next('a.bin', cut(5000));
    const cache = open({ caches: fullCaches((url) => url.includes('piece-of')) });
    expect((await cache.load(loading())).stored).toBe('stored');
  });

  test('an insecure page has no cache and cannot hash: sizes are checked, nothing is claimed', async () => {
    const cache = open({ caches: undefined, subtle: undefined });
    const { stored } = await cache.load(loading());
    expect(stored).toBe('unavailable');
    expect(await cache.verify()).toBe(false);
    server.next('a.bin', longer, longer);
    await expect(open({ caches: undefined, subtle: undefined }).load(loading())).rejects.toMatchObject({
      failure: 'corrupt',
    });
  });
});

describe('a newer version', () => {
  const versions = async (): Promise<string[]> => (await caches.keys()).sort();

  test('the older one goes only after the newer one was verified', async () => {
    await open().load(loading());
    await caches.open('somebody-else');
    server.version = 'two';
    const cache = open();
    await cache.load(loading());
    expect(await versions()).toEqual(['somebody-else', 'visor-models-one', 'visor-models-two']);
    expect(await cache.verify()).toBe(true);
    expect(await versions()).toEqual(['somebody-else', 'visor-models-two']);
  });

  test('one that cannot be had leaves the older one at work, and what came of it for next time', async () => {
    await open().load(loading());
    server.version = 'two';
    server.next('a.bin', cut(5000), ...Array.from({ length: 9 }, () => status(503)));
    const cache = open();
    expect((await cache.load(loading())).manifest.version).toBe('one');
    expect(await cache.verify()).toBe(true);
    expect(await versions()).toEqual(['visor-models-one', 'visor-models-two']);
    server.next('a.bin');
    expect((await open().load(loading())).manifest.version).toBe('two');
    expect(server.asked.map((one) => one.range)).toContain('bytes=5000-');
  });

  test('a network that does not answer is waited for a few seconds only, where an older one is here', async () => {
    await open().load(loading());
    pauses = [];
    const hang: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('stopped'))));
    const wait = (ms: number): Promise<void> => Promise.resolve(void pauses.push(ms));
    const cache = createModelCache({ caches, subtle: crypto.subtle, fetch: hang, base: BASE, wait });
    expect((await cache.load(loading())).manifest.version).toBe('one');
    expect(pauses).toEqual([4000]);
  });
});
