import { BODY_BLOCKS, EMBEDDING, type Embedding } from '#core/embedding/embedding.ts';
import { dotOfSingles } from '#core/linear-algebra/dot.ts';
import { lengthOf } from '#core/linear-algebra/length.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import type { HeadSample } from './head.ts';
import { sharesOf, witnessesOf } from './witnesses.ts';

/** The Gram matrix of one part of all samples, at unit length: `size` rows, a column for each that may be trained on. */
interface PartProducts {
  readonly columns: number;
  readonly products: Float64Array;
  readonly present: readonly boolean[];
  /** Lengths before they were made 1; 0 where the part is missing. */
  readonly lengths: readonly number[];
}

/** Inner product of two samples by their places; the second is one that may be trained on. */
export type InnerProduct = (i: number, j: number) => number;

/** One part as the intake of some samples makes it: their mean taken away, their mean squared length 1. */
export interface TakenPart {
  /** Who lacks the part is at the mean. */
  readonly product: InnerProduct;
  /** Mean squared length before it was made 1, among the samples that have the part. */
  readonly spread: number;
  /** Mean length as it came, those that lack the part as 0. */
  readonly length: number;
}

/** Blocks of the body, one behind the other, and the face; no face where none of the samples has one. */
export interface TakenParts {
  readonly body: readonly TakenPart[];
  readonly face: TakenPart | null;
}

/** How much each block of the body and the face count; together 1. */
export interface PartWeights {
  readonly body: readonly number[];
  readonly face: number;
}

/** Lengths of the blocks of a body: vectors that come from elsewhere are one block. */
export function blocksOf(bodyLength: number): readonly number[] {
  return bodyLength === EMBEDDING.bodyLength ? Object.values(BODY_BLOCKS) : [bodyLength];
}

/**
 * All samples known only by their inner products: the dear sums over thousands of numbers are made once, and every
 * training, fold and exam afterwards works with as many numbers as there are samples.
 */
export class SampleSpace {
  readonly size: number;
  /** See `witnesses.ts`. */
  readonly witnesses: readonly string[];
  readonly #body: readonly PartProducts[];
  readonly #face: PartProducts;

  private constructor(witnesses: readonly string[], body: readonly PartProducts[], face: PartProducts) {
    this.size = witnesses.length;
    this.witnesses = witnesses;
    this.#body = body;
    this.#face = face;
  }

  /**
   * `witnesses` of those that may be trained on, which come first; the others are never compared with each other. Left
   * out, all may be trained on and each is a witness of its own.
   */
  static *of(embeddings: readonly Embedding[], witnesses?: readonly string[]): Sliced<SampleSpace> {
    const taught = witnesses?.length ?? embeddings.length;
    const bodies = embeddings.map((one) => one.body);
    const body: PartProducts[] = [];
    let from = 0;
    for (const length of blocksOf(bodies[0]?.length ?? 0)) {
      const start = from;
      from += length;
      const block = bodies.map((one) => one.subarray(start, from));
      body.push(yield* productsOf(block, bodies.map(lengthOf), taught));
    }
    const faces = embeddings.map((one) => one.face);
    const face = yield* productsOf(
      faces,
      faces.map((one) => (one ? lengthOf(one) : 0)),
      taught,
    );
    return new SampleSpace(
      embeddings.map((_, i) => witnesses?.[i] ?? String(i)),
      body,
      face,
    );
  }

  /** The parts of all samples as the samples of `train` make the intake. */
  *taken(train: readonly number[]): Sliced<TakenParts> {
    const body: TakenPart[] = [];
    for (const block of this.#body) {
      const taken = yield* takenOf(block, train, this.witnesses);
      if (!taken) throw new RangeError('no samples to learn from');
      body.push(taken);
    }
    return { body, face: yield* takenOf(this.#face, train, this.witnesses) };
  }

  /** Length of a sample's face as it came; null where it has none. */
  faceLength(sample: number): number | null {
    return this.#face.present[sample] ? this.#face.lengths[sample]! : null;
  }

  /** Squared distances of the bodies of all that may be trained on, at unit length, to the mean body of `group`. */
  *distancesTo(group: readonly number[]): Sliced<Float64Array> {
    const columns = this.#body[0]?.columns ?? 0;
    const distances = new Float64Array(columns);
    const shares = sharesOf(group.map((i) => this.witnesses[i]!));
    // Blocks lie one behind the other: squared distances add up.
    for (const block of this.#body) {
      const across = yield* meanProducts(block, group, shares, columns);
      const within = group.reduce((sum, i, k) => sum + shares[k]! * across[i]!, 0);
      for (let i = 0; i < columns; i++) {
        distances[i] = distances[i]! + block.products[i * columns + i]! - 2 * across[i]! + within;
      }
    }
    return distances.map((distance) => Math.max(0, distance));
  }
}

/** Inner products of all parts together. */
export function mixed({ body, face }: TakenParts, weights: PartWeights): InnerProduct {
  const parts = [...body, ...(face ? [face] : [])];
  const counts = [...weights.body, weights.face];
  return (i, j) => {
    let sum = 0;
    for (let part = 0; part < parts.length; part++) sum += counts[part]! * parts[part]!.product(i, j);
    return sum;
  };
}

const made = new WeakMap<readonly object[], SampleSpace>();

/** The space of some samples; made once for the same list, because training and calibration follow each other. */
export function* spaceOf(
  samples: readonly Pick<HeadSample, 'classKey' | 'person' | 'embedding'>[],
): Sliced<SampleSpace> {
  const embeddings = samples.map(({ embedding }) => embedding);
  const space = made.get(samples) ?? (yield* SampleSpace.of(embeddings, witnessesOf(samples)));
  made.set(samples, space);
  return space;
}

/** Inner products of parts of vectors, which have these `lengths` as a whole and are compared at unit length. */
function* productsOf(
  vectors: readonly (Float32Array | null)[],
  lengths: readonly number[],
  taught: number,
): Sliced<PartProducts> {
  const products = new Float64Array(vectors.length * taught);
  const meter = new WorkMeter();
  const units = lengths.map((length) => length || 1);
  for (const [i, a] of vectors.entries()) {
    for (let j = 0; j < Math.min(i + 1, taught); j++) {
      const b = vectors[j];
      if (!a || !b) continue;
      const product = dotOfSingles(a, b) / (units[i]! * units[j]!);
      products[i * taught + j] = product;
      if (i < taught) products[j * taught + i] = product;
      if (meter.spent(a.length)) yield;
    }
  }
  return {
    columns: taught,
    products,
    present: vectors.map((vector) => vector !== null),
    lengths,
  };
}

/** Mean inner product of each of the first `size` samples with those of `group`, of which each counts its share. */
function* meanProducts(
  { products, columns }: PartProducts,
  group: readonly number[],
  shares: Float64Array,
  size: number,
) {
  const means = new Float64Array(size);
  const meter = new WorkMeter();
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let k = 0; k < group.length; k++) sum += shares[k]! * products[i * columns + group[k]!]!;
    means[i] = sum;
    if (meter.spent(group.length)) yield;
  }
  return means;
}

/** One part around the mean of the training samples that have it; who lacks it is at the mean. */
function* takenOf(
  part: PartProducts,
  train: readonly number[],
  witnesses: readonly string[],
): Sliced<TakenPart | null> {
  const { products, columns, present, lengths } = part;
  const base = train.filter((i) => present[i]);
  if (base.length === 0) return null;
  const shares = sharesOf(base.map((i) => witnesses[i]!));
  const toMean = yield* meanProducts(part, base, shares, witnesses.length);
  const ofMean = base.reduce((sum, t, k) => sum + shares[k]! * toMean[t]!, 0);
  const centred: InnerProduct = (i, j) => products[i * columns + j]! - toMean[i]! - toMean[j]! + ofMean;
  // A single sample has no spread of its own.
  const spread = Math.max(
    base.reduce((sum, t, k) => sum + shares[k]! * centred(t, t), 0),
    1e-6,
  );
  return {
    spread,
    length: base.reduce((sum, t, k) => sum + shares[k]! * lengths[t]!, 0) * (base.length / train.length),
    product: (i, j) => (present[i] && present[j] ? centred(i, j) / spread : 0),
  };
}
