import { choleskyOf } from '#core/linear-algebra/cholesky.ts';
import { leaveOneOutError } from '#core/linear-algebra/leave-one-out.ts';
import { softmax } from '#core/network/softmax.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import type { InnerProduct, PartWeights, TakenParts } from './sample-space.ts';

/**
 * Weights of the face that are tried, and what is believed before any sample: it grows with the share of the person's
 * height that the face is, because what fills the picture is what is meant.
 */
const TRIED = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const BELIEVED = { slope: 1.5, most: 0.8 };
const BELIEF_WIDTH = 0.2;
/**
 * Shares of the body's colours and of those of the head that are tried: a helmet's colour is nearly all that counts, a
 * uniform's is little. Before any sample what the backbone sees counts most.
 */
const COLOURS_TRIED = [0, 0.15, 0.4];
const HEAD_TRIED = [0, 0.1, 0.3, 0.6];
const MOST_COLOUR = 0.9;
const COLOUR_BELIEVED = 0.05;
const COLOUR_WIDTH = 0.1;
/** Ridge of the regression that tries them, as a share of the samples' mean squared length. */
const RIDGE = 0.3;
/** People that the weights are read from, at most: a few numbers need no more. */
const MOST_READ = 128;

/** A choice of weights and how much it is believed before any sample, as a logarithm. */
interface Choice<T> {
  readonly value: T;
  readonly belief: number;
}

function faceChoices(believed: number): Choice<number>[] {
  return TRIED.map((value) => ({ value, belief: -((value - believed) ** 2) / (2 * BELIEF_WIDTH ** 2) }));
}

/** Weights of the blocks of a body: what the backbone sees, its colours, those of the head. */
const BODY_CHOICES = COLOURS_TRIED.flatMap((colours) =>
  HEAD_TRIED.filter((head) => colours + head <= MOST_COLOUR).map((head): Choice<readonly number[]> => ({
    value: [1 - colours - head, colours, head],
    belief: -((colours - COLOUR_BELIEVED) ** 2 + (head - COLOUR_BELIEVED) ** 2) / (2 * COLOUR_WIDTH ** 2),
  })),
);

/**
 * How much each block of the body and the face count: glasses want the face, helmets the colours of the head, uniforms the
 * rest of the body, and the samples tell which. First the face's weight is tried, then the blocks', by the leave-one-out
 * error of a kernel ridge regression, which is a closed form; all are averaged by how well they did: belief · error^−n,
 * in logarithms, because n is large. n counts people, not pictures: near twins left out one by one would be told by their
 * twins. `witnesses`: the samples of each person of each class together.
 */
export function* partWeightsOf(
  parts: TakenParts,
  labels: readonly number[],
  classes: number,
  witnesses: readonly (readonly number[])[],
): Sliced<PartWeights> {
  const believed = believedWeights(parts);
  if (classes < 2 || witnesses.length < 3) return believed;
  const read = spreadOver(witnesses, labels);
  const size = read.length;
  const outputs = outputsOf(read, labels, classes);
  const kernels: Float64Array[] = [];
  for (const part of [...parts.body, ...(parts.face ? [parts.face] : [])]) {
    kernels.push(yield* kernelOf(part.product, read));
  }
  function* evidenceOf({ belief }: Choice<unknown>, { body, face }: PartWeights): Sliced<number> {
    const error = yield* errorOf(kernels, [...body, face], size, outputs);
    return belief - size * Math.log(Math.max(error, 1e-9));
  }
  let body = bodyBelieved(parts);
  let { face } = believed;
  if (parts.face) {
    const evidence: number[] = [];
    for (const choice of faceChoices(face)) evidence.push(yield* evidenceOf(choice, weighted(body, choice.value)));
    face = softmax(evidence).reduce((sum, share, at) => sum + share * TRIED[at]!, 0);
  }
  if (body.length > 1) {
    const evidence: number[] = [];
    for (const choice of BODY_CHOICES) evidence.push(yield* evidenceOf(choice, weighted(choice.value, face)));
    body = meanOf(BODY_CHOICES, evidence);
  }
  return weighted(body, face);
}

/** How much the parts count before anything is known of the classes. */
export function believedWeights(parts: TakenParts): PartWeights {
  const face = parts.face ? Math.min(BELIEVED.most, BELIEVED.slope * parts.face.length) : 0;
  return weighted(bodyBelieved(parts), face);
}

function bodyBelieved({ body }: TakenParts): readonly number[] {
  const beliefs = BODY_CHOICES.map(({ belief }) => belief);
  return body.length === 1 ? [1] : meanOf(BODY_CHOICES, beliefs);
}

function weighted(body: readonly number[], face: number): PartWeights {
  return { body: body.map((weight) => weight * (1 - face)), face };
}

function meanOf(choices: readonly Choice<readonly number[]>[], evidence: readonly number[]): number[] {
  const shares = softmax(evidence);
  return choices[0]!.value.map((_, block) =>
    choices.reduce((sum, { value }, at) => sum + shares[at]! * value[block]!, 0),
  );
}

/** Every so manieth person, class after class, where there are more than are read. */
function spreadOver(
  witnesses: readonly (readonly number[])[],
  labels: readonly number[],
): readonly (readonly number[])[] {
  if (witnesses.length <= MOST_READ) return witnesses;
  const sorted = [...witnesses].sort(([a], [b]) => labels[a!]! - labels[b!]!);
  return Array.from({ length: MOST_READ }, (_, k) => sorted[Math.floor((k * sorted.length) / MOST_READ)]!);
}

/** For each class 1 where a person is of it and else 0, around the mean. */
function outputsOf(read: readonly (readonly number[])[], labels: readonly number[], classes: number): Float64Array[] {
  return Array.from({ length: classes }, (_, c) => {
    const own = Float64Array.from(read, ([first]) => (labels[first!] === c ? 1 : 0));
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return own.map((value) => value - mean);
  });
}

/** Inner products of the people's mean pictures, the lower triangle. */
function* kernelOf(product: InnerProduct, read: readonly (readonly number[])[]): Sliced<Float64Array> {
  const size = read.length;
  const kernel = new Float64Array(size * size);
  const meter = new WorkMeter();
  for (const [i, one] of read.entries()) {
    for (const [j, other] of read.slice(0, i + 1).entries()) {
      let sum = 0;
      for (const a of one) for (const b of other) sum += product(a, b);
      kernel[i * size + j] = sum / (one.length * other.length);
      if (meter.spent(8 * one.length * other.length)) yield;
    }
  }
  return kernel;
}

/** Mean squared leave-one-out residual of regressing the classes. */
function* errorOf(
  kernels: readonly Float64Array[],
  weights: readonly number[],
  size: number,
  outputs: readonly Float64Array[],
): Sliced<number> {
  const kernel = new Float64Array(size * size);
  for (const [part, own] of kernels.entries()) {
    for (let k = 0; k < kernel.length; k++) kernel[k] = kernel[k]! + weights[part]! * own[k]!;
  }
  for (let i = 0; i < size; i++) kernel[i * size + i] = kernel[i * size + i]! + RIDGE;
  yield;
  return yield* leaveOneOutError(yield* choleskyOf(kernel, size, 0), outputs);
}
