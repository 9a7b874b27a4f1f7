import { expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate } from '#core/head/calibrate.ts';
import { lengthOf } from '#core/linear-algebra/length.ts';
import { faceAway, taughtFaces } from '#core/head/taught-faces.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { people } from './people.ts';

const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: 'test' };
const EVEN = [0.25, 0.25, 0.25, 0.25];

test('a face as large as those that were taught is not away, one much smaller is, and one that is missing', () => {
  const faces = taughtFaces([0.5, 0.5, 0.5, 0.5], EVEN, 0.9)!;
  expect(faceAway(faces, 0.5)).toBeCloseTo(0);
  expect(faceAway(faces, 0.4)).toBeLessThan(0.05);
  expect(faceAway(faces, 0.15)).toBeGreaterThan(0.5);
  expect(faceAway(faces, null)).toBeGreaterThan(0.3);
});

test('says little where the face counts little, and less of who lacks a face where others did', () => {
  const little = taughtFaces([0.5, 0.5, 0.5, 0.5], EVEN, 0.1)!;
  expect(faceAway(little, 0.05)).toBeLessThan(0.03);
  const some = taughtFaces([0.5, null, null, null], EVEN, 0.9)!;
  expect(some.found).toBeCloseTo(0.25);
  expect(some.size).toBeCloseTo(Math.log(0.5));
  expect(faceAway(some, null)).toBeLessThan(faceAway(taughtFaces([0.5, 0.5, 0.5, 0.5], EVEN, 0.9)!, null) / 2);
  expect(taughtFaces([null, null], [0.5, 0.5], 0.9)).toBeNull();
});

test('a head that goes by faces takes the same body with a far smaller face for newer', () => {
  // Only faces tell the classes apart: bodies are of nobody.
  const faces = people(5, 2, 8, 1, 0);
  const samples = people(6, 2, 8, 1, 3).map((one, i) => ({
    ...faces[i]!,
    embedding: { body: faces[i]!.embedding.body, face: sized(one.embedding.body, 0.5) },
  }));
  const head = calibrate(samples, trainHead(samples, OPTIONS));
  expect(head.openSet!.faces!.weight).toBeGreaterThan(0.5);
  const { body, face } = samples[0]!.embedding;
  const near = askHead(head, { body, face: sized(face, 0.45) });
  const far = askHead(head, { body, face: sized(face, 0.12) });
  expect(far.novelty).toBeGreaterThan(near.novelty + 0.2);
});

function sized(values: Float32Array, length: number): Float32Array {
  const own = lengthOf(values);
  return values.map((value) => (value * length) / own);
}
