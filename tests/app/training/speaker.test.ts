import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { Speaker, type SpeakerOptions } from '#app/training/speaker.svelte.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';

const EMPTY = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version });

/** A speaker beside the shipped example; `down`: fetches that fail first. */
function speaker(down = 0) {
  let fetched = 0;
  let trained = 0;
  const fetchExample = async () => {
    if (fetched++ < down) throw new Error('no network');
    return new Blob([await readFile(new URL('../../../public/demo/example.zip', import.meta.url))]);
  };
  const teach = (request: { samples: Parameters<typeof trainHead>[0] }) => {
    trained += 1;
    const head = trainHead(request.samples, { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version });
    return Promise.resolve({ head, trainMs: 0, calibrateMs: 0 });
  };
  const options = {
    client: { teach, setHead: () => Promise.resolve() },
    live: { source: null, lookAgain: () => undefined },
    trainer: { head: null },
    empty: EMPTY,
    fetchExample,
  } as unknown as SpeakerOptions;
  return { speaker: new Speaker(options), trainedTimes: () => trained };
}

test('the example is trained once, whoever asks, and says nothing outside the demo', async () => {
  const { speaker: one, trainedTimes } = speaker();
  const [first, second] = await Promise.all([one.bringExample(), one.bringExample()]);
  expect(first?.classKeys).toEqual(expect.arrayContaining(['friend', 'guest']));
  expect(second).toBe(first);
  expect(await one.bringExample()).toBe(first);
  expect(trainedTimes()).toBe(1);
  expect(one.head).toBeNull();
  expect(one.now).toBe('rules');
});

test('an example that did not come can be asked for again', async () => {
  const { speaker: one } = speaker(1);
  expect(await one.bringExample()).toBeNull();
  expect(await one.bringExample()).not.toBeNull();
});
