import { VisorError } from '#core/failure.ts';
import type { ModelFile, ModelManifest } from '#core/manifest.ts';
import { pauses } from '#core/pauses.ts';
import { downloadFile, type Download } from './download-file.ts';
import { fetchManifest } from './fetch-manifest.ts';
import { filesOf, firstFilesOf } from './model-manifest.ts';
import { PartialFile } from './partial-file.ts';
import { sha256 } from './sha256.ts';
import { dropOtherVersions, keptManifests, openVersion, put } from './version-caches.ts';

export interface ModelCacheOptions {
  /** `window.caches`; undefined on insecure pages. */
  readonly caches: CacheStorage | undefined;
  /** `crypto.subtle`; undefined on insecure pages, where only sizes can be checked. */
  readonly subtle: SubtleCrypto | undefined;
  readonly fetch: typeof fetch;
  /** Folder of the page, ending in a slash; `models/` lies in it. */
  readonly base: string;
  readonly wait: Download['wait'];
  /** Version of the models that the app was built with; null where that is not known. */
  readonly builtWith?: string | null;
}

export interface ModelProgress {
  /** Bytes that are in memory, of all files. */
  readonly bytes: number;
  readonly total: number;
  /** False while everything so far came from the cache. */
  readonly fetching: boolean;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ModelProgress) => void;
}

export interface LoadedModels {
  readonly manifest: ModelManifest;
  /** The files by their path in the manifest. Sizes are right; hashes too wherever the page can hash. */
  readonly bytes: Readonly<Record<string, ArrayBuffer>>;
  /** `refused`: the browser gave no room. `unavailable`: no cache here (insecure page, some private windows). */
  readonly stored: 'stored' | 'refused' | 'unavailable';
}

export interface ModelCache {
  /**
   * The files that the first label needs.
   * Throws `VisorError` 'download' (unreachable) or 'corrupt' (damaged twice), or the signal's reason.
   */
  load(options: LoadOptions): Promise<LoadedModels>;
  /** The other files of the version that was loaded. Throws as {@link load} does. */
  complete(options: LoadOptions): Promise<LoadedModels>;
  /** Reads every file of the loaded version back from the cache; true when every byte is right. Then drops older versions. */
  verify(): Promise<boolean>;
}

/** Before all files are read back, ms. */
const QUIET = 2000;

/** Model files in a cache of their own, one for each version of the manifest. */
export function createModelCache(options: ModelCacheOptions): ModelCache {
  const { caches, subtle, fetch, wait, builtWith = null } = options;
  const folder = new URL('models/', options.base);
  const manifestUrl = new URL('manifest.json', folder).href;
  let loaded: { models: LoadedModels; newest: boolean } | null = null;

  /** Files that are read back while the newest manifest is still on its way, by version and path. */
  const ahead = new Map<string, Promise<ArrayBuffer | null>>();

  async function isRight(bytes: ArrayBuffer | null, file: ModelFile): Promise<boolean> {
    if (bytes?.byteLength !== file.bytes) return false;
    return !subtle || (await sha256(subtle, bytes)) === file.sha256;
  }

  async function readBack(cache: Cache | null, file: ModelFile): Promise<ArrayBuffer | null> {
    const response = await cache?.match(new URL(file.path, folder).href);
    const bytes = response ? await response.arrayBuffer().catch(() => null) : null;
    return (await isRight(bytes, file)) ? bytes : null;
  }

  /** Begins to read what will most likely be wanted. */
  async function readAhead(manifest: ModelManifest): Promise<void> {
    const cache = await openVersion(caches, manifest.version);
    for (const file of firstFilesOf(manifest)) ahead.set(`${manifest.version}/${file.path}`, readBack(cache, file));
  }

  async function fetchRight(
    cache: Cache | null,
    file: ModelFile,
    rest: Pick<Download, 'signal' | 'onBytes'>,
  ): Promise<ArrayBuffer> {
    const url = new URL(file.path, folder).href;
    const partial = new PartialFile(cache, url, file.sha256);
    for (const fresh of [false, true]) {
      const bytes = await downloadFile({ ...rest, fetch, url, file, partial, fresh, wait });
      await partial.clear(); // first, to make room for the whole
      if (bytes && (await isRight(bytes, file))) return bytes;
    }
    throw new VisorError('corrupt', file.path);
  }

  /** Brings files into memory that are not in `had` yet; those of the cache all at once. */
  async function fill(
    manifest: ModelManifest,
    files: readonly ModelFile[],
    had: LoadedModels | null,
    { signal, onProgress }: LoadOptions,
  ): Promise<LoadedModels> {
    const cache = await openVersion(caches, manifest.version);
    const total = files.reduce((sum, file) => sum + file.bytes, 0);
    const bytes: Record<string, ArrayBuffer> = { ...had?.bytes };
    let stored: LoadedModels['stored'] = had?.stored ?? (cache ? 'stored' : 'unavailable');
    let before = 0;
    let fetching = false;
    onProgress({ bytes: 0, total, fetching });
    const missing: ModelFile[] = [];
    await Promise.all(
      files.map(async (file) => {
        const one = await (ahead.get(`${manifest.version}/${file.path}`) ?? readBack(cache, file));
        if (!one) return void missing.push(file);
        bytes[file.path] = one;
        before += file.bytes;
        onProgress({ bytes: before, total, fetching });
      }),
    );
    fetching = missing.length > 0;
    const pause = pauses();
    for (const file of files.filter((one) => missing.includes(one))) {
      signal.throwIfAborted();
      const report = (here: number): void => onProgress({ bytes: before + here, total, fetching });
      report(0);
      const one = await fetchRight(cache, file, { signal, onBytes: report });
      // Checking megabytes and keeping them are some ten ms each.
      await pause();
      if (cache && !(await put(cache, new URL(file.path, folder).href, one))) stored = 'refused';
      bytes[file.path] = one;
      report(file.bytes);
      before += file.bytes;
    }
    // Written last: a cache that holds a manifest once held all of its files.
    const whole = filesOf(manifest).every(({ path }) => bytes[path]);
    if (cache && whole && stored === 'stored' && !(await put(cache, manifestUrl, JSON.stringify(manifest))))
      stored = 'refused';
    return { manifest, bytes, stored };
  }

  return {
    async load(loading) {
      const keeping = keptManifests(caches, manifestUrl);
      const own = builtWith ? (await keeping).find(({ version }) => version === builtWith) : null;
      if (own) {
        // What this very build wants is here: no network is asked whether there is anything newer.
        const models = await fill(own, firstFilesOf(own), null, loading);
        loaded = { models, newest: true };
        return models;
      }
      const fetching = fetchManifest({
        fetch,
        wait,
        url: manifestUrl,
        signal: loading.signal,
        patient: keeping.then((old) => old.length === 0),
      });
      let trouble: unknown;
      fetching.catch(() => undefined); // heard below
      const old = await keeping;
      if (old[0]) await readAhead(old[0]);
      const newest = await fetching.catch((error: unknown) => {
        loading.signal.throwIfAborted();
        trouble = error;
        return null;
      });
      // A newer version that cannot be had does not take away the older one that is here.
      const wanted = [...(newest ? [newest] : []), ...old.filter((one) => one.version !== newest?.version)];
      for (const manifest of wanted) {
        try {
          const models = await fill(manifest, firstFilesOf(manifest), null, loading);
          loaded = { models, newest: manifest === newest };
          return models;
        } catch (error) {
          loading.signal.throwIfAborted();
          trouble ??= error;
        } finally {
          ahead.clear();
        }
      }
      throw trouble;
    },

    async complete(loading) {
      if (!loaded) throw new Error('load comes first');
      const { models, newest } = loaded;
      const rest = filesOf(models.manifest).filter(({ path }) => !models.bytes[path]);
      const whole = await fill(models.manifest, rest, models, loading);
      loaded = { models: whole, newest };
      return whole;
    },

    async verify() {
      if (!loaded || !subtle) return false;
      // Reading everything back while the models are being made ready would hold up the picture.
      await wait(QUIET, new AbortController().signal);
      const { models, newest } = loaded;
      const { manifest } = models;
      const cache = await openVersion(caches, manifest.version);
      if (!(await cache?.match(manifestUrl))) return false;
      for (const file of filesOf(manifest)) {
        if (!(await readBack(cache, file))) return false;
      }
      if (newest) await dropOtherVersions(caches, manifest.version);
      return true;
    },
  };
}
