import { EMBEDDING } from '#core/embedding/embedding.ts';
import { projectFile } from '#app/persistence/exchange.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import type { KnownGood } from './stand.svelte.ts';

const SHELF = 'visor-stand';
const ENTRY = 'known-good.zip';

/** Keeps what a stand begins with over a reload, on this device alone. Never throws: without it a reload begins blank. */
export async function keepGood(caches: CacheStorage | undefined, base: string, good: KnownGood | null): Promise<void> {
  try {
    if (!caches) return;
    if (!good) return void (await caches.delete(SHELF));
    const { bytes } = projectFile({ ...good, embeddingVersion: EMBEDDING.version }, { pictures: true, faces: true });
    const shelf = await caches.open(SHELF);
    await shelf.put(new URL(ENTRY, base), new Response(bytes));
  } catch {
    // No room, or a private window.
  }
}

/** What {@link keepGood} kept; null: nothing that can be read. */
export async function loadGood(caches: CacheStorage | undefined, base: string): Promise<KnownGood | null> {
  try {
    const answer = await (await caches?.open(SHELF))?.match(new URL(ENTRY, base));
    if (!answer) return null;
    const { dataset, head, options } = await readProjectFile(await answer.blob(), EMBEDDING);
    return { dataset, head, options: options ?? DEFAULT_OPTIONS };
  } catch {
    return null;
  }
}
