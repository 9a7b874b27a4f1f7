import '@tensorflow/tfjs-backend-wasm';
import { concat, memory, setBackend, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelManifest } from '#core/manifest.ts';
import { createDetector, type Detector } from '#vision/models/detector.ts';
import type { ModelParts } from '#vision/backend/model-parts.ts';
import { knownPicture, shipped } from '../build/stock-model.ts';
import { prepareModels } from '../../src/build/models/prepare-models.ts';

let parts: ModelParts;
let detector: Detector;
let picture: Tensor4D;

beforeAll(async () => {
  await prepareModels();
  await setBackend('wasm');
  const weights = Uint8Array.from(await shipped('detector.bin')).buffer;
  parts = { json: JSON.parse((await shipped('detector.json')).toString('utf8')) as ModelParts['json'], weights };
  detector = await createDetector(parts);
  picture = tensor4d(await knownPicture(), [1, 300, 300, 3]);
}, 120_000);
afterAll(() => detector.dispose());

test('the known picture gives the known answer, halved weights and all', async () => {
  const { knownAnswer } = JSON.parse((await shipped('manifest.json')).toString('utf8')) as ModelManifest;
  const [found = []] = await detector.run(picture, 0.05);
  const people = found.filter(({ kind }) => kind === 'person').sort((a, b) => b.score - a.score);
  for (const [rank, { score }] of knownAnswer.anchors.slice(0, 4).entries()) {
    expect(Math.abs((people[rank]?.score ?? 0) - score)).toBeLessThan(0.02);
  }
});

test('a batch gives each picture what it gets alone', async () => {
  const grey = tensor4d(new Float32Array(300 * 300 * 3), [1, 300, 300, 3]);
  const batch = concat<Tensor4D>([grey, picture]);
  const [ofGrey = [], ofPicture = []] = await detector.run(batch, 0.3);
  const [alone = []] = await detector.run(picture, 0.3);
  expect(ofGrey).toEqual([]);
  expect(ofPicture.length).toBe(alone.length);
  for (const [at, { kind, score, box }] of alone.entries()) {
    expect(ofPicture[at]?.kind).toBe(kind);
    expect(ofPicture[at]?.score).toBeCloseTo(score, 4);
    expect(ofPicture[at]?.box.x).toBeCloseTo(box.x, 4);
  }
  grey.dispose();
  batch.dispose();
});

test('no tensor stays behind, neither of a run nor of a detector', async () => {
  await detector.run(picture, 0.3);
  const before = memory().numTensors;
  for (let run = 0; run < 3; run++) await detector.run(picture, 0.3);
  expect(memory().numTensors).toBe(before);
  const another = await createDetector(parts);
  await another.run(picture, 0.3);
  another.dispose();
  expect(memory().numTensors).toBe(before);
});
