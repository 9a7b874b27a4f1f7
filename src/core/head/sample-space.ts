import type { Embedding } from '#core/embedding/embedding.ts';
import { dotOfSingles } from '#core/linear-algebra/dot.ts';
import { lengthOf } from '#core/linear-algebra/length.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';

/** The Gram matrix of one part of all samples, at unit length: `size` rows, a column for each that may be trained on. */
interface PartProducts {
  readonly columns: number;
  readonly products: Float64Array;
  readonly present: readonly boolean[];
}

/** Inner product of two samples by their places; the second is one that may be trained on. */
export type InnerProduct = (i: number, j: number) => number;

/** One part as the intake of some samples makes it: their mean taken away, their mean squared length 1. */
export interface TakenPart {
  /** Who lacks the part is at the mean. */
  readonly product: InnerProduct;
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

  private constructor(size: number, body: PartProducts, face: PartProducts) {
    this.size = size;
    this.#body = body;
    this.#face = face;
  }

  /** `taught`: how many of them, from the first, may be trained on. The others are never compared with each other. */
  static *of(embeddings: readonly Embedding[], taught = embeddings.length): Sliced<SampleSpace> {
    const body = yield* productsOf(
      embeddings.map((one) => one.body),
      taught,
    );
    const face = yield* productsOf(
      embeddings.map((one) => one.face),
      taught,
    );
    return new SampleSpace(embeddings.length, body, face);
  }

  /** The parts of all samples as the samples of `train` make the intake. */
  *taken(train: readonly number[]): Sliced<TakenParts> {
    const body = yield* takenOf(this.#body, train, this.size);
    if (!body) throw new RangeError('no samples to learn from');
    return { body, face: yield* takenOf(this.#face, train, this.size) };
  }

  /** Squared distances of the bodies of all that may be trained on, at unit length, to the mean body of `group`. */
  *distancesTo(group: readonly number[]): Sliced<Float64Array> {
    const { products, columns } = this.#body;
    const across = yield* meanProducts(this.#body, group, columns);
    const within = group.reduce((sum, i) => sum + across[i]!, 0) / group.length;
    return across.map((mean, i) => Math.max(0, products[i * columns + i]! - 2 * mean + within));
  }
}

/** Inner products of both parts together, the face counting `faceWeight` 0..1 and the body the rest. */
export function mixed({ body, face }: TakenParts, faceWeight: number): InnerProduct {
  if (!face) return body.product;
  return (i, j) => (1 - faceWeight) * body.product(i, j) + faceWeight * face.product(i, j);
}

const made = new WeakMap<readonly object[], SampleSpace>();

/** The space of some samples; made once for the same list, because training and calibration follow each other. */
export function* spaceOf(samples: readonly { readonly embedding: Embedding }[]): Sliced<SampleSpace> {
  const space = made.get(samples) ?? (yield* SampleSpace.of(samples.map(({ embedding }) => embedding)));
  made.set(samples, space);
  return space;
}

function* productsOf(vectors: readonly (Float32Array | null)[], taught: number): Sliced<PartProducts> {
  const products = new Float64Array(vectors.length * taught);
  const meter = new WorkMeter();
  const lengths = vectors.map((vector) => (vector ? lengthOf(vector) || 1 : 1));
  for (const [i, a] of vectors.entries()) {
    for (let j = 0; j < Math.min(i + 1, taught); j++) {
      const b = vectors[j];
      if (!a || !b) continue;
      const product = dotOfSingles(a, b) / (lengths[i]! * lengths[j]!);
      products[i * taught + j] = product;
      if (i < taught) products[j * taught + i] = product;
      if (meter.spent(a.length)) yield;
    }
  }
  return { columns: taught, products, present: vectors.map((vector) => vector !== null) };
}

/** Mean inner product of each of the first `size` samples with those of `group`. */
function* meanProducts({ products, columns }: PartProducts, group: readonly number[], size: number) {
  const means = new Float64Array(size);
  const meter = new WorkMeter();
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (const t of group) sum += products[i * columns + t]!;
    means[i] = sum / group.length;
    if (meter.spent(group.length)) yield;
  }
  return means;
}

/** One part around the mean of the training samples that have it; who lacks it is at the mean. */
function* takenOf(part: PartProducts, train: readonly number[], size: number): Sliced<TakenPart | null> {
  const { products, columns, present } = part;
  const base = train.filter((i) => present[i]);
  if (base.length === 0) return null;
  const toMean = yield* meanProducts(part, base, size);
  const ofMean = base.reduce((sum, t) => sum + toMean[t]!, 0) / base.length;
  const centred: InnerProduct = (i, j) => products[i * columns + j]! - toMean[i]! - toMean[j]! + ofMean;
  // A single sample has no spread of its own.
  const spread = Math.max(base.reduce((sum, t) => sum + centred(t, t), 0) / base.length, 1e-6);
  return { spread, product: (i, j) => (present[i] && present[j] ? centred(i, j) / spread : 0) };
}
