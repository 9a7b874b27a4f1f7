import { describe, expect, test } from 'vitest';
import { cut, flip, longer, status } from '../model-server.ts';
import { BASE, NAMES, clear, flipStored, fullCaches, loading, open, pauses, server } from './model-cache-world.ts';

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
    pauses.length = 0;
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
