import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createTeaching, type TeachingWorld } from '#app/training/create-training.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { openFile } from '#camera/open-file.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import type { Sample, UnlabelledSample } from '#core/dataset/dataset.ts';
import type { Person, Scene } from '#core/scene.ts';
import { SettingsStore } from '#storage/settings.ts';
import { openHeapMeter } from '../heap.ts';
import { pictureOf, startVision } from './start-vision.ts';

const PICTURE = '/tests/fixtures/three-people.jpg';
const ALONE = '/demo/astronaut.webp';
const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
/** Rounds of the memory test, and those of them after which the steps of undo (20) are full and hot code is compiled. */
const ROUNDS = 28;
const WARM = 16;
/**
 * Bytes that the rounds after the warm ones may leave: 43 kB each, where the burst of a round has eight embeddings of
 * over 16 kB and eight pictures. The browser's own share was measured between 0.07 and 0.36 MB, which it gives back now
 * and then. What is smaller shows in thousands of rounds (`npm run soak`).
 */
const LEAK = 512 * 1024;
let client: VisionClient;
let time = 0;

beforeAll(async () => {
  ({ client } = await startVision('wasm'));
});
afterAll(() => client.dispose());

async function look(picture = PICTURE): Promise<Scene> {
  const scene = await client.look(await pictureOf(picture), { still: false, turn: null, time: (time += 150) });
  if (!scene) throw new Error('the look was refused');
  return scene;
}

/** Keeps looking until a promise settles. */
async function during<T>(promise: Promise<T>): Promise<T> {
  const state = { settled: false };
  const settle = () => void (state.settled = true);
  promise.then(settle, settle);
  while (!state.settled) await look();
  return promise;
}

/** The astronaut on the right and a firefighter on the left. */
async function meet(): Promise<{ astronaut: Person; firefighter: Person }> {
  await client.reset();
  await look();
  let scene = await look();
  for (let i = 0; i < 6 && !scene.people.some(({ face }) => face); i++) scene = await look();
  const astronaut = scene.people.find(({ box }) => box.x > 0.5);
  const firefighter = scene.people.find(({ box }) => box.x + box.width < 0.5);
  if (!astronaut || !firefighter) throw new Error('the picture shows an astronaut and firefighters');
  return { astronaut, firefighter };
}

async function capture(track: number, most: number): Promise<UnlabelledSample[]> {
  const unlabelled: UnlabelledSample[] = [];
  const end = await during(
    client.teach<'capture'>(
      { type: 'capture', track, most, every: 0 },
      { onProgress: (sample) => unlabelled.push(sample) },
    ),
  );
  expect(end).toBe('full');
  return unlabelled;
}

let made = 0;
const samplesOf = (unlabelled: readonly UnlabelledSample[], classKey: string, person: string): Sample[] =>
  unlabelled.map((unlabelled) => ({ ...unlabelled, id: `s${made++}`, classKey, person, burst: person, takenAt: made }));

beforeEach(() => client.setHead(null));

describe('teaching', () => {
  test('a burst is of the person that was pointed at, with picture, vectors and background', async () => {
    const { astronaut, firefighter } = await meet();
    const [first] = await capture(astronaut.track, 3);
    const [other] = await capture(firefighter.track, 1);
    expect([...first!.picture.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    expect(first!.embedding.body).toHaveLength(EMBEDDING.bodyLength);
    expect(first!.embedding.body.every(Number.isFinite)).toBe(true);
    expect(first!.embedding.face).toHaveLength(EMBEDDING.faceLength);
    expect(first!.background!.face).toBeNull();
    const far = first!.embedding.body.some((value, i) => Math.abs(value - (other!.embedding.body[i] ?? 0)) > 0.01);
    expect(far).toBe(true);
  });

  test('the head that was taught labels both from the next look on, and is what core trains by itself', async () => {
    const { astronaut, firefighter } = await meet();
    const samples = [
      ...samplesOf(await capture(astronaut.track, 4), 'guest', 'a'),
      ...samplesOf(await capture(firefighter.track, 4), 'friend', 'f'),
    ];
    const steps: string[] = [];
    const fitted = await client.teach<'fit'>(
      { type: 'fit', samples, options: OPTIONS },
      { onProgress: ({ kind }) => steps.push(kind) },
    );
    expect(steps.filter((kind) => kind === 'epoch').length).toBeGreaterThan(3);
    expect(steps.filter((kind) => kind === 'head')).toHaveLength(1);
    expect(fitted!.head.network).toEqual(trainHead(samples, OPTIONS).network);
    await client.setHead(fitted!.head);
    let scene = await look();
    for (let i = 0; i < 6; i++) scene = await look();
    const labelOf = (track: number) => scene.people.find((person) => person.track === track)?.label;
    expect(labelOf(astronaut.track)).toMatchObject({ key: 'guest', by: 'head' });
    expect(labelOf(firefighter.track)).toMatchObject({ key: 'friend', by: 'head' });
  });

  test('a head that was taught nothing calls everybody unknown', async () => {
    await meet();
    await client.setHead(trainHead([], OPTIONS));
    let scene = await look();
    for (let i = 0; i < 8; i++) scene = await look();
    expect(new Set(scene.people.map(({ label }) => label?.key))).toEqual(new Set(['unknown']));
  });

  test('"occlusion" names patches of the person, tests itself, and leaves the looks running', async () => {
    const { astronaut, firefighter } = await meet();
    const samples = [
      ...samplesOf(await capture(astronaut.track, 4), 'guest', 'a'),
      ...samplesOf(await capture(firefighter.track, 4), 'friend', 'f'),
    ];
    await client.setHead(trainHead(samples, OPTIONS));
    const answer = await during(client.teach<'occlusion'>({ type: 'occlusion', track: astronaut.track }));
    expect(answer!.classKey).toBe('guest');
    expect(answer!.importance).toHaveLength(answer!.columns * answer!.rows);
    expect(Math.max(...answer!.importance)).toBeLessThanOrEqual(1);
    expect(answer!.elsewhere).toHaveLength(answer!.important.length);
    expect(answer!.elsewhere.filter((patch) => answer!.important.includes(patch))).toEqual([]);
    expect(answer!.withoutImportant).toBeLessThanOrEqual(answer!.whole);
  });

  test('a press that is let go ends with what was taken; somebody who left ends it, too', async () => {
    const { astronaut } = await meet();
    const stop = new AbortController();
    let taken = 0;
    const released = client.teach<'capture'>(
      { type: 'capture', track: astronaut.track, most: 50, every: 0 },
      { signal: stop.signal, onProgress: () => void (++taken === 2 && stop.abort()) },
    );
    expect(await during(released)).toBe('released');
    const nobody = client.teach<'capture'>({ type: 'capture', track: 9999, most: 1, every: 0 });
    expect(await during(nobody)).toBe('gone');
  });

  test('a training that is cancelled ends with nothing', async () => {
    const { astronaut } = await meet();
    const samples = samplesOf(await capture(astronaut.track, 2), 'guest', 'a').flatMap((sample) =>
      Array.from({ length: 40 }, (_, i) => ({ ...sample, id: `${sample.id}-${i}`, classKey: i % 2 ? 'a' : 'b' })),
    );
    const stop = new AbortController();
    const fit = client.teach<'fit'>(
      // So many neurons that a quick machine does not get to the end first.
      { type: 'fit', samples, options: { ...OPTIONS, epochs: 100_000, hidden: 2000 } },
      { signal: stop.signal, onProgress: () => stop.abort() },
    );
    expect(await fit).toBeNull();
  });

  test('rounds of teaching, training and forgetting leave nothing behind', { timeout: 900_000 }, async () => {
    const { firefighter } = await meet();
    const other = samplesOf(await capture(firefighter.track, 1), 'friend', 'f');
    await client.reset();
    let scene = await look(ALONE);
    for (let i = 0; i < 8 && !scene.people.some(({ face }) => face); i++) scene = await look(ALONE);
    const selected = scene.people[0]!.track;
    const watch = () => () => undefined;
    // As the app does: a photo is looked at again after the look under way.
    let looking: Promise<unknown> = Promise.resolve();
    const lookAgain = () => void (looking = looking.then(() => look(ALONE)));
    const files = { resting: true, clip: { paused: false } };
    const live = { selected, files, lookAgain, watch };
    const parts = createTeaching(window, {
      client,
      live: live as unknown as TeachingWorld['live'],
      settings: new SettingsStore(() => null),
      install: {} as TeachingWorld['install'],
      recogniser: {} as TeachingWorld['recogniser'],
      openFile,
      longestSide: 1280,
      base: location.href,
    });
    const { history, trainer, keeper } = parts;
    let learning = Promise.resolve();
    history.onchange = (change) => {
      learning = trainer.follow(change);
    };
    const speaks = async (...classKeys: string[]) => {
      await learning;
      expect(trainer.head).toMatchObject({ classKeys });
      await client.setHead(trainer.head);
    };
    const round = async () => {
      await parts.capture.burst();
      await speaks('friend', 'guest');
      await keeper.forget(parts.capture.personOf(selected));
      await speaks('friend');
    };
    history.add(other);
    history.choose('guest');
    const heap = await openHeapMeter();
    onTestFinished(() => heap.close());
    await round();
    const tensors = await client.memory();
    // Until then undo fills its steps and the browser compiles what runs often.
    for (let i = 1; i < WARM; i++) await round();
    // A look that is under way holds its picture.
    await looking;
    const early = await heap.measure();
    for (let i = WARM; i < ROUNDS; i++) await round();
    await looking;
    const late = await heap.measure();
    expect(await client.memory()).toEqual(tensors);
    const grown = { page: late.page - early.page, worker: late.worker - early.worker };
    console.info(`${ROUNDS - WARM} rounds, bytes held more than before: page ${grown.page}, worker ${grown.worker}`);
    expect(grown.page).toBeLessThan(LEAK);
    expect(grown.worker).toBeLessThan(LEAK);
  });
});
