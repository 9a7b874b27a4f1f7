import { describe, expect, test } from 'vitest';
import { Offline } from '#app/install/offline.svelte.ts';
import type { Shell, ShellState } from '#app/install/shell.svelte.ts';
import { VisorError } from '#core/failure.ts';
import type { LoadedModels, LoadOptions } from '#storage/models/model-cache.ts';

const LOADED = { manifest: {}, bytes: {}, stored: 'stored' } as LoadedModels;
const signal = new AbortController().signal;

function open(load: (options: LoadOptions) => Promise<LoadedModels>, whole = true, state: ShellState = 'precached') {
  const shell = { state, updateReady: false, applyUpdate: () => true } as Shell;
  return new Offline({ cache: { load, complete: load, verify: () => Promise.resolve(whole) }, shell });
}

async function bring(offline: Offline): Promise<void> {
  await offline.loadModels(signal);
  await offline.completeModels(signal);
}

describe('ready offline', () => {
  test('is said only when the shell is kept and every model byte was read back right', async () => {
    const offline = open(() => Promise.resolve(LOADED));
    expect(offline.readyOffline).toBe(false);
    await bring(offline);
    await expect.poll(() => offline.models.phase).toBe('verified');
    expect(offline.readyOffline).toBe(true);
  });

  test('is not said before the last model is there', async () => {
    const offline = open(() => Promise.resolve(LOADED));
    await offline.loadModels(signal);
    expect([offline.models.phase, offline.complete, offline.readyOffline]).toEqual(['usable', false, false]);
    await offline.completeModels(signal);
    expect(offline.complete).toBe(true);
    await expect.poll(() => offline.readyOffline).toBe(true);
  });

  test.each(['registering', 'certificate', 'insecure', 'failed', 'unavailable'] as const)(
    'is not said while the shell is %s',
    async (state) => {
      const offline = open(() => Promise.resolve(LOADED), true, state);
      await bring(offline);
      await expect.poll(() => offline.models.phase).toBe('verified');
      expect(offline.readyOffline).toBe(false);
      expect(offline.swRefused).toBe(state === 'certificate' || state === 'insecure');
    },
  );

  test('is not said where a byte in the cache is wrong, or where the browser keeps nothing', async () => {
    const damaged = open(() => Promise.resolve(LOADED), false);
    await bring(damaged);
    await expect.poll(() => damaged.models).toEqual({ phase: 'unstored', reason: 'refused' });
    for (const reason of ['refused', 'unavailable'] as const) {
      const offline = open(() => Promise.resolve({ ...LOADED, stored: reason }));
      await bring(offline);
      expect(offline.models).toEqual({ phase: 'unstored', reason });
      expect(offline.readyOffline).toBe(false);
    }
  });
});

describe('loading the models', () => {
  test('shows whether bytes are being checked or downloaded', async () => {
    const seen: unknown[] = [];
    const offline = open(({ onProgress }) => {
      for (const fetching of [false, true]) {
        onProgress({ bytes: 5, total: 10, fetching });
        seen.push(offline.models);
      }
      return Promise.resolve(LOADED);
    });
    await offline.loadModels(signal);
    expect(seen).toEqual([
      { phase: 'checking', bytes: 5, total: 10 },
      { phase: 'downloading', bytes: 5, total: 10 },
    ]);
  });

  test('that fails says how, and can be tried again', async () => {
    let broken = true;
    const offline = open(() => (broken ? Promise.reject(new VisorError('corrupt')) : Promise.resolve(LOADED)));
    await expect(offline.loadModels(signal)).rejects.toMatchObject({ failure: 'corrupt' });
    expect(offline.models).toEqual({ phase: 'failed', failure: 'corrupt' });
    broken = false;
    await bring(offline);
    await expect.poll(() => offline.models.phase).toBe('verified');
  });

  test('that is given up is no failure', async () => {
    const leave = new AbortController();
    const offline = open(() => {
      leave.abort();
      return Promise.reject(new DOMException('left', 'AbortError'));
    });
    await expect(offline.loadModels(leave.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(offline.models).toEqual({ phase: 'idle' });
  });
});
