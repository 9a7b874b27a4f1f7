import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { createDetector, type Detector } from '#vision/models/detector.ts';
import { createEmbedder, type Embedder, type Subject } from '#vision/models/embedder.ts';
import { Silhouettes } from '#vision/models/silhouettes.ts';
import { FrameReader } from '#vision/look/frame-reader.ts';
import type { ModelParts } from '#vision/backend/model-parts.ts';
import { pictureOf } from './start-vision.ts';
import { startWasm } from './start-wasm.ts';

let detector: Detector;
let faceParts: ModelParts;
let people: Subject[];
let silhouettes: Silhouettes;

beforeAll(async () => {
  const models = await startWasm(['detector', 'face-embedding', 'silhouette']);
  detector = await createDetector(models.detector);
  faceParts = models['face-embedding'];
  silhouettes = new Silhouettes(new FrameReader(false));
  await silhouettes.load(models.silhouette);
  const picture = await pictureOf('/tests/fixtures/three-people.jpg');
  // A mesh that fills a square: where exactly does not matter here.
  const mesh = Float32Array.from({ length: 936 }, (_, i) => 0.4 + 0.2 * ((i * 0.37) % 1));
  people = [
    { picture, box: { x: 0.05, y: 0.1, width: 0.25, height: 0.85 }, mesh: null },
    { picture, box: { x: 0.4, y: 0.1, width: 0.25, height: 0.85 }, mesh },
  ];
});

function embedder(): Embedder {
  return createEmbedder(detector, new FrameReader(false), silhouettes);
}

test('without the face network everybody has a body and nobody a face', async () => {
  const [first, second] = await embedder().embed(people);
  expect(first?.body).toHaveLength(EMBEDDING.bodyLength);
  expect(second?.face).toBeNull();
  expect([...(first?.body ?? [])].every(Number.isFinite)).toBe(true);
});

test('with it those have a face whose mesh is known, and a batch gives each what it gets alone', async () => {
  const made = embedder();
  made.setFaces(faceParts);
  const [first, second] = await made.embed(people);
  expect(first?.face).toBeNull();
  expect(second?.face).toHaveLength(EMBEDDING.faceLength);
  // As long as the face is of the person.
  expect(Math.hypot(...(second?.face ?? []))).toBeCloseTo(0.2 / 0.85, 2);
  const [alone] = await made.embed(people.slice(1));
  expect(cosine(alone?.body, second?.body)).toBeGreaterThan(0.9999);
  expect(cosine(alone?.face ?? undefined, second?.face ?? undefined)).toBeGreaterThan(0.9999);
  expect(cosine(first?.body, second?.body)).toBeLessThan(0.99);
  expect(await made.embed([])).toEqual([]);
  made.dispose();
});

test('no tensor stays behind, neither of a run nor of an embedder', async () => {
  await embedder().embed(people);
  const before = memory().numTensors;
  for (let round = 0; round < 3; round++) {
    const made = embedder();
    made.setFaces(faceParts);
    made.setFaces(faceParts);
    await made.embed(people);
    made.dispose();
  }
  expect(memory().numTensors).toBe(before);
});

function cosine(a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0) / (Math.hypot(...a) * Math.hypot(...b));
}
