import type { ModelManifest } from '#core/manifest.ts';
import { readManifest } from './model-manifest.ts';

const PREFIX = 'visor-models-';

/** The cache of one version of the models, made where there is none; null where there can be none. */
export function openVersion(caches: CacheStorage | undefined, version: string): Promise<Cache | null> {
  return open(caches, PREFIX + version);
}

/** The manifests (at `url`) of the versions that were once complete here, newest first. */
export async function keptManifests(caches: CacheStorage | undefined, url: string): Promise<ModelManifest[]> {
  const found: ModelManifest[] = [];
  for (const name of (await namesOf(caches)).reverse()) {
    const response = await (await open(caches, name))?.match(url);
    const manifest = response ? await readManifest(response).catch(() => null) : null;
    if (manifest) found.push(manifest);
  }
  return found;
}

/** Deletes the caches of every version but this one. */
export async function dropOtherVersions(caches: CacheStorage | undefined, version: string): Promise<void> {
  for (const name of await namesOf(caches)) if (name !== PREFIX + version) await caches?.delete(name);
}

/** False when the browser refuses (no room left, as a rule). */
export async function put(cache: Cache, url: string, body: BodyInit): Promise<boolean> {
  return cache.put(url, new Response(body)).then(
    () => true,
    () => false,
  );
}

/** Names of all caches of models, oldest first; none where the browser does not say. */
async function namesOf(caches: CacheStorage | undefined): Promise<string[]> {
  const names = (await caches?.keys().catch(() => [])) ?? [];
  return names.filter((name) => name.startsWith(PREFIX));
}

async function open(caches: CacheStorage | undefined, name: string): Promise<Cache | null> {
  return (await caches?.open(name).catch(() => null)) ?? null;
}
