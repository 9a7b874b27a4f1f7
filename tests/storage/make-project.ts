import type { Embedding } from '#core/embedding/embedding.ts';
import type { TrainedHead } from '#core/head/head.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import type { Layer } from '#core/network/network.ts';
import { rng } from '#core/rng.ts';
import type { Project } from '#storage/project/project.ts';

export const VERSION = 'test-embedding-1';
export const BODY = 24;
export const FACE = 10;

interface Wishes {
  readonly samples?: number;
  readonly people?: number;
  /** Share of samples with a face and of backgrounds with one. */
  readonly faces?: number;
  readonly seed?: number;
  /** Of the embedding that its vectors are said to come from. */
  readonly embedding?: EmbeddingSize;
}

interface EmbeddingSize {
  readonly version: string;
  readonly body: number;
  readonly face: number;
}

/** What reads its vectors. */
export const SHAPE = { version: VERSION, bodyLength: BODY, faceLength: FACE };

const SMALL: EmbeddingSize = { version: VERSION, body: BODY, face: FACE };

/** A small JPEG as far as its headers go, different for every seed. */
export function jpeg(seed: number, width = 96, height = 128): Uint8Array<ArrayBuffer> {
  const random = rng(seed);
  const noise = Array.from({ length: 60 }, () => Math.floor(random() * 255));
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, ...new Array<number>(9)];
  return new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    ...frame.map((x) => x ?? 0),
    0xff,
    0xda,
    ...noise,
    0xff,
    0xd9,
  ]);
}

function vector(random: () => number, length: number): Float32Array {
  return Float32Array.from({ length }, () => random() * 2 - 1);
}

function embedding(random: () => number, face: boolean, size: EmbeddingSize): Embedding {
  return { body: vector(random, size.body), face: face ? vector(random, size.face) : null };
}

/** One sample; the same seed makes the same one. */
export function makeSample(
  id: string,
  person: string,
  classKey: string,
  seed: number,
  faces = 0.7,
  size: EmbeddingSize = SMALL,
): Sample {
  const random = rng(seed);
  return {
    ...{ id, person, classKey, burst: `burst-${person}`, takenAt: 1_790_000_000_000 + seed },
    embedding: embedding(random, random() < faces, size),
    background: random() < 0.6 ? embedding(random, random() < faces / 3, size) : null,
    picture: jpeg(seed),
  };
}

/** A head with every field, of numbers that mean nothing. */
export function makeHead(seed: number, { version, body, face }: EmbeddingSize = SMALL): TrainedHead {
  const random = rng(seed);
  const inputs = body + face;
  const doubles = (length: number) => Float64Array.from({ length }, () => random() * 2 - 1);
  const layer = (from: number, to: number, activation: Layer['activation']): Layer => ({
    ...{ inputs: from, outputs: to, activation },
    weights: doubles(from * to),
    biases: doubles(to),
  });
  const part = (length: number) => ({
    length,
    mean: Float32Array.from({ length }, () => (random() - 0.5) / 5),
    scale: Float32Array.from({ length }, () => 1 + random() * 6),
  });
  return {
    kind: 'trained',
    embeddingVersion: version,
    classKeys: ['friend', 'guest', 'class-3'],
    sampleCounts: [5, 4, 3],
    intake: { body: part(body), face: part(face) },
    network: { layers: [layer(inputs, 6, 'tanh'), layer(6, 3, 'linear')] },
    temperature: 1.7,
    openSet: { means: vector(random, 3 * body) },
    rejection: {
      points: [
        { refusedFriends: 0, caughtStrangers: null, threshold: Number.POSITIVE_INFINITY },
        { refusedFriends: 0.1, caughtStrangers: 0.7, threshold: 12.5 },
      ],
      strangers: 'left-out-class',
    },
    threshold: 12.5,
    options: { embeddingVersion: version, epochs: 60, learningRate: 0.01, hidden: 6, seed: 7, refusedFriends: 0.1 },
  };
}

/** A project of three classes with a head. */
export function makeProject({
  samples = 12,
  people = 4,
  faces = 0.7,
  seed = 1,
  embedding: size = SMALL,
}: Wishes = {}): Project {
  const keys = ['friend', 'guest', 'class-3'];
  return {
    embeddingVersion: size.version,
    dataset: {
      classes: [
        { key: 'friend', name: null, look: 0 },
        { key: 'guest', name: '客人 <b>&"', look: 1 },
        { key: 'class-3', name: '../../etc', look: 5 },
      ],
      samples: Array.from({ length: samples }, (_, index) =>
        makeSample(
          `s${String(index).padStart(4, '0')}`,
          `person-${index % people}`,
          keys[index % 3] ?? '',
          seed * 1000 + index,
          faces,
          size,
        ),
      ),
    },
    head: makeHead(seed, size),
    options: { epochs: 40, learningRate: 0.02, hidden: 12, seed: 3, refusedFriends: 0.05 },
  };
}
