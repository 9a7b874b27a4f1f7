import type { Embedding } from '#core/embedding.ts';
import { FACE_WEIGHT, lengthOf } from './intake.ts';

/** Inner products of one part of all samples, at unit length. */
interface PartProducts {
  /** Row after row. */
  readonly products: Float64Array;
  readonly present: readonly boolean[];
  readonly weight: number;
}

/**
 * All samples known only by their inner products: the dear sums over thousands of numbers are made once, and every
 * training, fold and exam afterwards works with as many numbers as there are samples.
 */
export class SampleSpace {
  readonly size: number;
  readonly #parts: readonly PartProducts[];

  constructor(embeddings: readonly Embedding[]) {
    this.size = embeddings.length;
    this.#parts = [
      productsOf(
        embeddings.map(({ body }) => body),
        1,
      ),
      productsOf(
        embeddings.map(({ face }) => face),
        FACE_WEIGHT,
      ),
    ];
  }

  /**
   * Inner products of all samples after the intake that the samples of `train` make: their mean taken away, their
   * mean squared length 1. Row after row; `scale` is the intake's.
   */
  taken(train: readonly number[]): { products: Float64Array; scale: number } {
    const { size } = this;
    const products = new Float64Array(size * size);
    for (const part of this.#parts) addCentred(part, train, size, products);
    let sum = 0;
    for (const i of train) sum += products[i * size + i]!;
    const scale = Math.sqrt(train.length / Math.max(sum, 1e-12 * train.length));
    for (let i = 0; i < products.length; i++) products[i] = products[i]! * scale * scale;
    return { products, scale };
  }

  /** Squared distances of all samples to the mean of `group`, before any common scale. */
  distancesTo(group: readonly number[], train: readonly number[]): Float64Array {
    const { products, scale } = this.taken(train);
    const { size } = this;
    const distances = new Float64Array(size);
    let within = 0;
    for (const a of group) for (const b of group) within += products[a * size + b]!;
    within /= group.length ** 2;
    for (let i = 0; i < size; i++) {
      let across = 0;
      for (const a of group) across += products[i * size + a]!;
      distances[i] = Math.max(0, products[i * size + i]! - (2 * across) / group.length + within) / scale ** 2;
    }
    return distances;
  }
}

const made = new WeakMap<readonly object[], SampleSpace>();

/** The space of some samples; made once for the same list, because training, calibration and exam follow each other. */
export function spaceOf(samples: readonly { readonly embedding: Embedding }[]): SampleSpace {
  const space = made.get(samples) ?? new SampleSpace(samples.map(({ embedding }) => embedding));
  made.set(samples, space);
  return space;
}

function productsOf(vectors: readonly (Float32Array | null)[], weight: number): PartProducts {
  const size = vectors.length;
  const products = new Float64Array(size * size);
  const lengths = vectors.map((vector) => (vector ? lengthOf(vector) || 1 : 1));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const [a, b] = [vectors[i], vectors[j]];
      if (!a || !b) continue;
      let sum = 0;
      for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
      products[i * size + j] = products[j * size + i] = sum / (lengths[i]! * lengths[j]!);
    }
  }
  return { products, present: vectors.map((vector) => vector !== null), weight };
}

/** Adds one part's inner products around the mean of the training samples that have it; who lacks it is at the mean. */
function addCentred(
  { products, present, weight }: PartProducts,
  train: readonly number[],
  size: number,
  into: Float64Array,
): void {
  const base = train.filter((i) => present[i]);
  if (base.length === 0) return;
  const toMean = Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (const t of base) sum += products[i * size + t]!;
    return sum / base.length;
  });
  let ofMean = 0;
  for (const t of base) ofMean += toMean[t]! / base.length;
  for (let i = 0; i < size; i++) {
    if (!present[i]) continue;
    for (let j = 0; j < size; j++) {
      if (!present[j]) continue;
      into[i * size + j] = into[i * size + j]! + weight * (products[i * size + j]! - toMean[i]! - toMean[j]! + ofMean);
    }
  }
}
