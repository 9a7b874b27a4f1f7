import * as tf from '@tensorflow/tfjs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import type { Embedding } from '#core/embedding/embedding.ts';
import type { TrainedHead } from '#core/head/head.ts';
import { trainHead } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';
import { exportTfjs } from '#storage/project/tfjs-export.ts';
import { BODY, FACE, makeHead, makeProject, VERSION } from '../make-project.ts';

const LABELS = ['朋友', 'guest "x"', 'class 3'];

interface Opened {
  readonly model: tf.LayersModel;
  readonly readme: string;
  readonly labels: { labels: string[]; classKeys: string[]; embeddingVersion: string; inputs: object };
}

/** Loads an export as anybody would who has only the zip. */
async function openExport(zip: Uint8Array): Promise<Opened> {
  const files = unzipSync(zip);
  const text = (name: string): string => new TextDecoder().decode(files[name]);
  const { modelTopology, weightsManifest } = JSON.parse(text('model.json')) as tf.io.ModelJSON;
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: files['weights.bin']!.slice().buffer,
    }),
  );
  return { model, readme: text('README.txt'), labels: JSON.parse(text('labels.json')) as Opened['labels'] };
}

/** What goes in, made as README.txt says and from nothing else. */
function inputAsWritten({ body, face }: Embedding, model: tf.LayersModel, faceLength: number): number[] {
  const unit = (numbers: number[]): number[] => {
    const length = Math.sqrt(numbers.reduce((sum, one) => sum + one * one, 0));
    return numbers.map((one) => one / (length === 0 ? 1 : length));
  };
  if (faceLength === 0) return unit([...body]);
  const mean = model.weights
    .find(({ name }) => name.startsWith('intake/moving_mean'))!
    .read()
    .dataSync();
  return [...unit([...body]), ...(face ? unit([...face]) : mean.slice(-faceLength))];
}

async function largestDifference(head: TrainedHead, embeddings: readonly Embedding[]): Promise<number> {
  const { model } = await openExport(exportTfjs(head, LABELS));
  const faceLength = head.intake.face?.length ?? 0;
  const differences = embeddings.map((embedding) => {
    const input = tf.tensor2d([inputAsWritten(embedding, model, faceLength)]);
    const theirs = (model.predict(input) as tf.Tensor).dataSync();
    return Math.max(...askHead(head, embedding).probabilities.map((ours, at) => Math.abs(ours - theirs[at]!)));
  });
  return Math.max(...differences);
}

function someone(seed: number, face: boolean): Embedding {
  const random = rng(seed);
  const vector = (length: number) => Float32Array.from({ length }, () => (random() * 2 - 1) * 5);
  return { body: vector(BODY), face: face ? vector(FACE) : null };
}

const people = Array.from({ length: 60 }, (_, index) => someone(index + 1, index % 3 > 0));

describe('the TensorFlow.js export', () => {
  test('gives the probabilities of our own head to 1e-5, with and without a face', async () => {
    for (const seed of [1, 2, 3]) expect(await largestDifference(makeHead(seed), people)).toBeLessThan(1e-5);
  });

  test('and those of a head that was really trained', async () => {
    const { dataset, options } = makeProject({ samples: 30 });
    const head = trainHead(dataset.samples, { ...options!, embeddingVersion: VERSION, epochs: 80 });
    const taught = dataset.samples.map(({ embedding }) => embedding);
    expect(await largestDifference({ ...head, temperature: 0.8 }, [...taught, ...people])).toBeLessThan(1e-5);
  });

  test('and those of a head that never saw a face', async () => {
    const { dataset, options } = makeProject({ samples: 12, faces: 0 });
    const head = trainHead(dataset.samples, { ...options!, embeddingVersion: VERSION });
    expect(head.intake.face).toBeNull();
    expect(await largestDifference(head, people)).toBeLessThan(1e-5);
  });

  test('holds for a body of nought', async () => {
    const nobody = { body: new Float32Array(BODY), face: new Float32Array(FACE) };
    expect(await largestDifference(makeHead(1), [nobody])).toBeLessThan(1e-5);
  });

  test('names its labels in the order of the outputs and says what goes in', async () => {
    const { labels, readme, model } = await openExport(exportTfjs(makeHead(1), LABELS));
    expect(labels).toEqual({
      labels: LABELS,
      classKeys: ['friend', 'guest', 'class-3'],
      embeddingVersion: VERSION,
      inputs: { body: BODY, face: FACE },
    });
    expect(readme).toContain(`The input has ${BODY + FACE} numbers`);
    expect(model.inputs[0]?.shape).toEqual([null, BODY + FACE]);
    expect(model.outputs[0]?.shape).toEqual([null, 3]);
  });

  test('of nothing taught is refused', () => {
    const nothing = trainHead([], { ...makeProject().options!, embeddingVersion: VERSION });
    expect(() => exportTfjs(nothing, [])).toThrow(RangeError);
  });
});
