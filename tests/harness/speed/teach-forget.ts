import { withoutPerson, withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET, type Dataset, type Sample } from '#core/dataset/dataset.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';
import { createDatasetStore } from '#storage/dataset/dataset-store.ts';
import { ours } from '../ours.ts';

/** People who are taught at the same time at most; the oldest is forgotten then. */
const PEOPLE = 8;
const BURST = 3;
/** Steps from one training to the next. */
const TRAINED_EVERY = 25;

/** What is held after some steps of teaching and forgetting. */
export interface Held {
  readonly tensors: number;
  readonly tensorBytes: number;
  /** Of this origin, as the browser estimates it. */
  readonly storedBytes: number;
  readonly samples: number;
}

const store = createDatasetStore(() => indexedDB);
let dataset: Dataset = FIRST_DATASET;

/** Teaches somebody new in each step, forgets the oldest, keeps what is left, and trains now and then. `from`: steps done before. */
export async function teachForget(steps: number, from: number): Promise<Held> {
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
  for (let step = from; step < from + steps; step++) {
    dataset = withSamples(dataset, burstOf(step));
    if (step >= PEOPLE) dataset = withoutPerson(dataset, `p${step - PEOPLE}`);
    await store.save({ embeddingVersion: EMBEDDING.version, dataset, head: null, options: null });
    if (step % TRAINED_EVERY === 0 && dataset.samples.length > 0) {
      await ours().teach<'fit'>({ type: 'fit', samples: forTraining(dataset.samples), options });
    }
  }
  const { tensors, bytes } = await ours().memory();
  const { usage = 0 } = await navigator.storage.estimate();
  return { tensors, tensorBytes: bytes, storedBytes: usage, samples: dataset.samples.length };
}

function burstOf(step: number): Sample[] {
  const random = rng(step + 1);
  const way = (length: number) => Float32Array.from({ length }, () => random() * 2 - 1);
  return Array.from({ length: BURST }, (_, index) => ({
    ...{ id: `s${step}-${index}`, person: `p${step}`, burst: `b${step}`, takenAt: step },
    classKey: step % 2 ? 'friend' : 'guest',
    embedding: { body: way(EMBEDDING.bodyLength), face: way(EMBEDDING.faceLength) },
    background: null,
    picture: Uint8Array.from({ length: 3000 }, () => Math.floor(random() * 256)),
  }));
}
