import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { HeadSample } from '#core/head/head.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { ours } from '../ours.ts';
import { cutFrames, type Cut } from './street-clip.ts';

/** Pictures of each person, and frames in which they are taken. */
const PICTURES = 4;
const FRAMES = 60;

/**
 * Teaches production recognition two classes on the people of a cut, every other person in turn, and lets the head
 * speak: who is in which class is nothing to a benchmark, but the vectors are real ones. Throws where there are too few people.
 */
export async function teachTwo(cut: Cut): Promise<void> {
  await ours().setHead(null);
  await ours().reset();
  const samples: HeadSample[] = [];
  const taken = new Map<number, Promise<unknown>>();
  const cancel = new AbortController();
  for await (const { canvas, time } of cutFrames({ ...cut, frames: Math.min(cut.frames, FRAMES) })) {
    const scene = await ours().look(await createImageBitmap(canvas), { time, still: false, turn: null });
    for (const { track } of scene?.people ?? []) {
      if (taken.has(track)) continue;
      const classKey = taken.size % 2 === 0 ? 'friend' : 'guest';
      const capture = ours().teach<'capture'>(
        { type: 'capture', track, most: PICTURES, every: 200 },
        {
          signal: cancel.signal,
          onProgress: ({ embedding }) =>
            samples.push({
              id: `${track}-${samples.length}`,
              classKey,
              person: `${track}`,
              burst: `${track}`,
              embedding,
            }),
        },
      );
      taken.set(track, capture);
    }
  }
  cancel.abort();
  await Promise.all(taken.values());
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
  const fitted = await ours().teach<'fit'>({ type: 'fit', samples, options });
  if (!fitted || fitted.head.classKeys.length < 2) throw new Error('too few people to teach two classes');
  await ours().setHead(fitted.head);
}
