import { VisorError } from '#core/failure.ts';

export interface StrokeStoreOptions {
  /** `window.caches`; undefined on insecure pages. */
  readonly caches: CacheStorage | undefined;
  readonly fetch: typeof fetch;
  /** Folder of the page, ending in a slash; `characters/` lies in it. */
  readonly base: string;
}

/** Files of strokes, as the build packed them. Each throws `VisorError` 'download' where it cannot be had. */
export interface StrokeStore {
  /** The characters that come with the app. */
  first(): Promise<Uint8Array>;
  /** All of them, kept for the next time and for when there is no network. */
  whole(): Promise<Uint8Array>;
  /** Keeps all of them for when there is no network, where there is room for it. */
  keep(): Promise<void>;
  /** Forgets the kept file, for instance because it is damaged. */
  drop(): Promise<void>;
}

/** The number changes with the layout of the file. */
const CACHE = 'visor-characters-1';

/** The first characters are kept by the service worker with the app; the whole file by the page, once it was wanted. */
export function createStrokeStore({ caches, fetch, base }: StrokeStoreOptions): StrokeStore {
  const address = (name: string) => new URL(`characters/${name}`, base).href;
  const get = async (name: string): Promise<ArrayBuffer> => {
    const bytes = await fetch(address(name))
      .then((response) => (response.ok ? response.arrayBuffer() : null))
      .catch(() => null);
    if (!bytes) throw new VisorError('download', name);
    return bytes;
  };
  const place = () => caches?.open(CACHE).catch(() => null);
  const store: StrokeStore = {
    first: async () => new Uint8Array(await get('first.bin')),
    async whole() {
      const cache = await place();
      const kept = await cache?.match(address('strokes.bin')).catch(() => undefined);
      if (kept) return new Uint8Array(await kept.arrayBuffer());
      const bytes = await get('strokes.bin');
      // Without room the file still serves this visit.
      await cache?.put(address('strokes.bin'), new Response(bytes)).catch(() => undefined);
      return new Uint8Array(bytes);
    },
    async keep() {
      const cache = await place();
      if (cache && !(await cache.match(address('strokes.bin')))) await store.whole();
    },
    drop: async () => void (await caches?.delete(CACHE).catch(() => false)),
  };
  return store;
}
