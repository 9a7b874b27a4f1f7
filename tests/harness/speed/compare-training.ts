import { layers, oneHot, sequential, tensor1d, tensor2d, train as optimisers } from '@tensorflow/tfjs';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { gaussian } from '#core/gaussian.ts';
import type { HeadSample } from '#core/head/head.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';
import { ours } from '../ours.ts';
import { openStockBackend } from '../stock.ts';

const CLASSES = 4;
const SHOTS = 20;
/** Length of Teachable Machine's vector, and how it trains. */
const PEER = { length: 1280, hidden: 100, rate: 1e-3, epochs: 50, batch: 16 } as const;

/** Milliseconds of training a head of 4 classes × 20 samples; ours and the stock procedure took turns. */
export interface TrainingTimes {
  /** From the samples to a head that speaks, worker and messages included. */
  readonly ours: readonly number[];
  /** Until its percentages are honest, too. */
  readonly calibrated: readonly number[];
  readonly stock: readonly number[];
}

/** Made-up vectors of the real lengths: the time does not depend on who is on the pictures. */
export async function compareTraining(runs: number): Promise<TrainingTimes> {
  await openStockBackend('wasm');
  const normal = gaussian(rng(1));
  const labels = Array.from({ length: CLASSES * SHOTS }, (_, index) => index % CLASSES);
  const vector = (length: number, label: number) =>
    Float32Array.from({ length }, (_, i) => normal() + (i % CLASSES === label ? 0.5 : 0));
  const samples = labels.map((label, index): HeadSample => ({
    id: String(index),
    classKey: `class-${label}`,
    person: `person-${index >> 2}`,
    burst: `burst-${index >> 2}`,
    embedding: { body: vector(EMBEDDING.bodyLength, label), face: vector(EMBEDDING.faceLength, label) },
  }));
  const peers = labels.map((label) => vector(PEER.length, label));
  const times = { ours: [] as number[], calibrated: [] as number[], stock: [] as number[] };
  for (let run = -1; run < runs; run++) {
    const began = performance.now();
    let speaking = began;
    const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version, seed: run + 2 };
    await ours().teach<'fit'>(
      { type: 'fit', samples, options },
      { onProgress: ({ kind }) => void (kind === 'head' && (speaking = performance.now())) },
    );
    const calibrated = performance.now();
    await trainStock(peers, labels);
    const stock = performance.now();
    if (run < 0) continue;
    times.ours.push(speaking - began);
    times.calibrated.push(calibrated - began);
    times.stock.push(stock - calibrated);
  }
  return times;
}

/** Teachable Machine's procedure: dense 100 ReLU, dense softmax, Adam, 50 epochs in batches of 16. */
async function trainStock(vectors: readonly Float32Array[], labels: readonly number[]): Promise<void> {
  const inputs = tensor2d([...vectors.flatMap((row) => [...row])], [vectors.length, PEER.length]);
  const targets = oneHot(tensor1d([...labels], 'int32'), CLASSES);
  const model = sequential({
    layers: [
      layers.dense({ inputShape: [PEER.length], units: PEER.hidden, activation: 'relu' }),
      layers.dense({ units: CLASSES, activation: 'softmax', useBias: false }),
    ],
  });
  model.compile({ optimizer: optimisers.adam(PEER.rate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  await model.fit(inputs, targets, { epochs: PEER.epochs, batchSize: PEER.batch, verbose: 0 });
  model.dispose();
  inputs.dispose();
  targets.dispose();
}
