import { dot } from '#core/dot.ts';
import type { Embedding } from '#core/embedding/embedding.ts';
import { lengthOf } from './intake.ts';

/** Inner products of one part of all samples, at unit length. */
interface PartProducts {
  /** Row after row. */
  readonly products: Float64Array;
  readonly present: readonly boolean[];
}

/** One part as the intake of some samples makes it: their mean taken away, their mean squared length 1. */
export interface TakenPart {
  readonly products: Float64Array;
  /** Mean squared length before it was made 1, among the samples that have the part. */
  readonly spread: number;
}

/** Both parts; no face where none of the samples has one. */
export interface TakenParts {
  readonly body: TakenPart;
  readonly face: TakenPart | null;
}

/**
 * All samples known only by their inner products: the dear sums over thousands of numbers are made once, and every
 * training, fold and exam afterwards works with as many numbers as there are samples.
 */
export class SampleSpace {
  readonly size: number;
  readonly #body: PartProducts;
  readonly #face: PartProducts;

  /** `taught`: how many of them, from the first, may be trained on. The others are never compared with each other. */
  constructor(embeddings: readonly Embedding[], taught = embeddings.length) {
    this.size = embeddings.length;
    this.#body = productsOf(
      embeddings.map(({ body }) => body),
      taught,
    );
    this.#face = productsOf(
      embeddings.map(({ face }) => face),
      taught,
    );
  }

  /** The parts of all samples as the samples of `train` make the intake. */
  taken(train: readonly number[]): TakenParts {
    const body = takenOf(this.#body, train, this.size);
    if (!body) throw new RangeError('no samples to learn from');
    return { body, face: takenOf(this.#face, train, this.size) };
  }
}

/** Inner products of both parts together, the face counting `faceWeight` 0..1 and the body the rest. */
export function mixed({ body, face }: TakenParts, faceWeight: number): Float64Array {
  if (!face) return body.products;
  return body.products.map((product, i) => (1 - faceWeight) * product + faceWeight * face.products[i]!);
}

/** Squared distances of all samples to the mean of `group`, from inner products. */
export function distancesTo(products: Float64Array, group: readonly number[], size: number): Float64Array {
  let within = 0;
  for (const a of group) for (const b of group) within += products[a * size + b]!;
  within /= group.length ** 2;
  return Float64Array.from({ length: size }, (_, i) => {
    let across = 0;
    for (const a of group) across += products[i * size + a]!;
    return Math.max(0, products[i * size + i]! - (2 * across) / group.length + within);
  });
}

const made = new WeakMap<readonly object[], SampleSpace>();

/** The space of some samples; made once for the same list, because training, calibration and exam follow each other. */
export function spaceOf(samples: readonly { readonly embedding: Embedding }[]): SampleSpace {
  const space = made.get(samples) ?? new SampleSpace(samples.map(({ embedding }) => embedding));
  made.set(samples, space);
  return space;
}

function productsOf(vectors: readonly (Float32Array | null)[], taught: number): PartProducts {
  const size = vectors.length;
  const products = new Float64Array(size * size);
  const lengths = vectors.map((vector) => (vector ? lengthOf(vector) || 1 : 1));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= Math.min(i, taught - 1); j++) {
      const [a, b] = [vectors[i], vectors[j]];
      if (!a || !b) continue;
      const product = dot(a, 0, b, 0, a.length) / (lengths[i]! * lengths[j]!);
      products[i * size + j] = products[j * size + i] = product;
    }
  }
  return { products, present: vectors.map((vector) => vector !== null) };
}

/** One part around the mean of the training samples that have it; who lacks it is at the mean. */
function takenOf({ products, present }: PartProducts, train: readonly number[], size: number): TakenPart | null {
  const base = train.filter((i) => present[i]);
  if (base.length === 0) return null;
  const toMean = Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (const t of base) sum += products[i * size + t]!;
    return sum / base.length;
  });
  const ofMean = base.reduce((sum, t) => sum + toMean[t]!, 0) / base.length;
  const centred = (i: number, j: number) => products[i * size + j]! - toMean[i]! - toMean[j]! + ofMean;
  // A single sample has no spread of its own.
  const spread = Math.max(base.reduce((sum, t) => sum + centred(t, t), 0) / base.length, 1e-6);
  const taken = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    if (!present[i]) continue;
    for (let j = 0; j < size; j++) if (present[j]) taken[i * size + j] = centred(i, j) / spread;
  }
  return { products: taken, spread };
}
