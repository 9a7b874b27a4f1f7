import { describe, expect, test } from 'vitest';
import { createModelCache } from '#storage/models/model-cache.ts';
import { cut, status } from '../model-server.ts';
import { BASE, NAMES, loading, open, pauses, progress, server, wait } from './model-cache-world.ts';

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

  test('an app that finds the very models it was built with asks no network at all; one that was built with others does', async () => {
    await open().load(loading());
    const { version } = server.manifest;
    server.asked.length = 0;
    const cache = open({ builtWith: version });
    expect((await cache.load(loading())).manifest.version).toBe(version);
    expect([server.asked, await cache.verify()]).toEqual([[], true]);
    await open({ builtWith: 'another' }).load(loading());
    expect(server.asked.map(({ path }) => path)).toEqual(['manifest.json']);
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
    pauses.length = 0;
    const hang: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('stopped'))));
    const cache = createModelCache({ caches, subtle: crypto.subtle, fetch: hang, base: BASE, wait });
    expect((await cache.load(loading())).manifest.version).toBe('one');
    expect(pauses).toEqual([4000]);
  });
});
