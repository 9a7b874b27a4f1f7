import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { Speaker, type SpeakerOptions } from '#app/training/speaker.svelte.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { Head } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';

const EMPTY = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version });

test('whoever speaks is told to the recognition by the state alone, and a photo is judged again', async () => {
  const told: (Head | null)[] = [];
  let looks = 0;
  const speaker = new Speaker({
    client: { setHead: (head: Head | null) => Promise.resolve(void told.push(head)) },
    live: { source: null, lookAgain: () => looks++ },
    trainer: { head: null },
    empty: EMPTY,
    fetchExample: () => Promise.reject(new Error('no example')),
  } as unknown as SpeakerOptions);
  const end = speaker.follow();
  flushSync();
  expect(told).toEqual([null]);
  speaker.set('head');
  flushSync();
  expect(told).toEqual([null, EMPTY]);
  // Chosen again, it is the same head: nothing is told.
  speaker.set('head');
  flushSync();
  speaker.set('rules');
  flushSync();
  expect(told).toEqual([null, EMPTY, null]);
  await expect.poll(() => looks).toBe(3);
  end();
  speaker.set('head');
  flushSync();
  expect(told).toHaveLength(3);
});
