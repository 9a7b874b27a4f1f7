import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { lookAgain } from '#app/persistence/look-again.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET, type Sample } from '#core/dataset/dataset.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { sampleOf } from '../../../app/samples.ts';
import { startVision } from '../../vision/start-vision.ts';
import { KeptWorld } from './kept-world.ts';

let client: VisionClient;
let world: KeptWorld;
let picture: Sample['picture'];

beforeAll(async () => {
  ({ client } = await startVision('wasm'));
  const whole = await createImageBitmap(await (await fetch('/demo/astronaut.webp')).blob());
  const scale = 128 / Math.max(whole.width, whole.height);
  const canvas = new OffscreenCanvas(whole.width * scale, whole.height * scale);
  canvas.getContext('2d')!.drawImage(whole, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
  picture = new Uint8Array(await blob.arrayBuffer());
}, 60_000);
afterAll(() => client.dispose());
beforeEach(async () => void (world = await new KeptWorld().begin()));
afterEach(() => world.end());

/** A phone that kept these under an older embedding. */
async function keptBefore(samples: readonly Sample[]): Promise<void> {
  const one = await world.open();
  await one.keeper.keep();
  await one.close();
  const dataset = withSamples(FIRST_DATASET, samples);
  const store = createDatasetStore(() => indexedDB);
  await store.save({ embeddingVersion: '3', dataset, head: null, options: null });
}

test('kept pictures are described anew, faces too, and stay the samples that they were', async () => {
  await keptBefore([1, 2].map((n) => ({ ...sampleOf(n), picture })));
  const one = await world.open();
  expect(one.keeper.trouble).toBe('other-embedding');
  expect(await one.keeper.renew(lookAgain(client))).toBe(true);
  await world.settle();
  expect([one.keeper.trouble, one.keeper.state.phase]).toEqual([null, 'kept']);
  const { samples } = one.history.dataset;
  expect(samples.map(({ id, classKey, person }) => [id, classKey, person])).toEqual(
    [1, 2].map((n) => [sampleOf(n).id, sampleOf(n).classKey, sampleOf(n).person]),
  );
  for (const { embedding, background, picture: kept } of samples) {
    expect(embedding.body).toHaveLength(EMBEDDING.bodyLength);
    expect(embedding.face).toHaveLength(EMBEDDING.faceLength);
    expect(background).toBeNull();
    expect(kept).toEqual(picture);
  }
  expect((await world.store.read())?.frame.embeddingVersion).toBe(EMBEDDING.version);
});

test('where a picture cannot be read all of it stays as it was, and the owner is told', async () => {
  await keptBefore([
    { ...sampleOf(1), picture },
    { ...sampleOf(2), picture: new Uint8Array([1, 2, 3]) },
  ]);
  const one = await world.open();
  expect(await one.keeper.renew(lookAgain(client))).toBe(false);
  expect(one.keeper.trouble).toBe('other-embedding');
  expect((await world.store.read())?.frame.embeddingVersion).toBe('3');
});
