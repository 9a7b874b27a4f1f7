import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { HeadSample } from '#core/head/head.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import type { Scene } from '#core/scene.ts';

/** Pictures of each person, and most looks until all are taken. */
const PICTURES = 3;
const MOST_LOOKS = 40;

/**
 * Teaches two classes on the people of a picture, every other one in turn, and lets the head speak: looks are timed as
 * they are used. `look` looks at that picture once more.
 */
export async function teachCrowd(
  client: Pick<VisionClient, 'teach' | 'setHead'>,
  look: () => Promise<Scene>,
  signal: AbortSignal,
): Promise<void> {
  const samples: HeadSample[] = [];
  const taken = new Set<number>();
  const captures: Promise<unknown>[] = [];
  const enough = new AbortController();
  const cancelled = () => enough.abort();
  signal.addEventListener('abort', cancelled, { once: true });
  try {
    for (let looks = 0; looks < MOST_LOOKS && !signal.aborted; looks += 1) {
      const { people } = await look();
      for (const { track } of people) {
        if (taken.has(track)) continue;
        const classKey = taken.size % 2 === 0 ? 'friend' : 'guest';
        taken.add(track);
        const person = String(track);
        const onProgress = ({ embedding }: Pick<HeadSample, 'embedding'>) =>
          void samples.push({ id: `${track}-${samples.length}`, classKey, person, burst: person, embedding });
        const asked = { type: 'capture', track, most: PICTURES, every: 0 } as const;
        captures.push(client.teach<'capture'>(asked, { signal: enough.signal, onProgress }).catch(() => undefined));
      }
      if (taken.size > 1 && samples.length >= PICTURES * taken.size) break;
    }
  } finally {
    enough.abort();
    signal.removeEventListener('abort', cancelled);
  }
  await Promise.all(captures);
  signal.throwIfAborted();
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
  const fitted = await client.teach<'fit'>({ type: 'fit', samples, options }, { signal });
  if (fitted) await client.setHead(fitted.head);
}
