import type { Layer } from '#core/network/network.ts';
import { askHead } from './ask-head.ts';
import type { Head, HeadSample, LinearHead, TrainedHead } from './head.ts';
import { linearInput, linearNovelty, projectedParts, type Projection } from './linear-head.ts';
import { spanOf } from './span.ts';

/** A small head and how often it says what the large one says, 0..1, on the samples it was made from. */
export interface Distilled {
  readonly head: LinearHead;
  readonly agreement: number;
}

/** Numbers that may travel: as bytes in a QR code that a phone still reads. */
const NUMBERS = 1000;
const MOST_PROJECTED = 320;
/** Pull to zero of the small head's weights, as a share of the samples' mean squared length. */
const RIDGE = 0.03;

/**
 * A linear head on a projected embedding that imitates a trained one (distillation, Hinton et al. 2015): ridge
 * regression of the large head's calibrated logits. Every sample also counts without its face, so that a turned head
 * still works. Throws `RangeError` where nothing was taught.
 */
export function distil(head: TrainedHead, samples: readonly HeadSample[], seed: number): Distilled {
  const classes = head.classKeys.length;
  if (classes === 0 || samples.length === 0) throw new RangeError('nothing was taught');
  const projection: Projection = {
    bodyLength: head.intake.body.length,
    faceLength: head.intake.face?.length ?? 0,
    projectionSeed: seed,
    // Weights and means of every class, and the missing face.
    projected: Math.min(MOST_PROJECTED, Math.floor(NUMBERS / (2 * classes + 1) / 8) * 8),
  };
  const missingFace = meanFace(projection, samples);
  const empty: LinearHead = {
    kind: 'linear',
    embeddingVersion: head.embeddingVersion,
    classKeys: head.classKeys,
    classNames: head.classKeys.map(() => null),
    ...projection,
    missingFace,
    network: { layers: [] },
    temperature: 1,
    means: new Float64Array(classes * projection.projected),
    threshold: Infinity,
  };
  const embeddings = samples.flatMap(({ embedding }) =>
    embedding.face ? [embedding, { ...embedding, face: null }] : [embedding],
  );
  const inputs = embeddings.map((embedding) => linearInput(empty, embedding));
  const logits = embeddings.map((embedding) =>
    askHead(head, embedding).logits.map((logit) => logit / head.temperature),
  );
  const taught = samples.map(({ embedding }) => projectedParts(projection, embedding).body);
  const means = meansOf(taught, samples, head.classKeys, projection.projected);
  const speaking = { ...empty, network: { layers: [regressed(inputs, logits, classes)] }, means };
  const small = { ...speaking, threshold: thresholdOf(speaking, head, samples) };
  return { head: small, agreement: agreementOf(small, head, samples) };
}

/** Share 0..1 of the samples about which two heads say the same. */
export function agreementOf(a: Head, b: Head, samples: readonly HeadSample[]): number {
  const same = samples.filter(({ embedding }) => askHead(a, embedding).key === askHead(b, embedding).key).length;
  return samples.length ? same / samples.length : 1;
}

function meanFace(projection: Projection, samples: readonly HeadSample[]): Float64Array {
  const faces = samples.flatMap(({ embedding }) => projectedParts(projection, embedding).face ?? []);
  const mean = new Float64Array(projection.projected);
  for (const face of faces) for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! + face[i]! / faces.length;
  return mean;
}

/** Weights and biases of the ridge regression from inputs to logits, by the inner products of the inputs. */
function regressed(inputs: readonly Float64Array[], logits: readonly Float64Array[], classes: number): Layer {
  const size = inputs.length;
  const width = inputs[0]!.length;
  const middle = meanOf(inputs, width);
  const centred = inputs.map((input) => input.map((value, i) => value - middle[i]!));
  const products = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += centred[i]![k]! * centred[j]![k]!;
      products[i * size + j] = products[j * size + i] = sum;
    }
    trace += products[i * size + i]!;
  }
  for (let i = 0; i < size; i++) products[i * size + i] = products[i * size + i]! + (RIDGE * trace) / size + 1e-12;
  const span = spanOf(products, size, Array.from(inputs.keys()));
  const weights = new Float64Array(classes * width);
  const biases = new Float64Array(classes);
  const target = meanOf(logits, classes);
  for (let c = 0; c < classes; c++) {
    const factors = span.factors(span.coordinates(logits.map((row) => row[c]! - target[c]!)));
    const row = weights.subarray(c * width, (c + 1) * width);
    for (let i = 0; i < size; i++) for (let k = 0; k < width; k++) row[k] = row[k]! + factors[i]! * centred[i]![k]!;
    biases[c] = target[c]! - row.reduce((sum, weight, k) => sum + weight * middle[k]!, 0);
  }
  return { inputs: width, outputs: classes, weights, biases, activation: 'linear' };
}

function meansOf(
  inputs: readonly Float64Array[],
  samples: readonly HeadSample[],
  classKeys: readonly string[],
  width: number,
): Float64Array {
  const means = new Float64Array(classKeys.length * width);
  classKeys.forEach((key, c) => {
    const own = inputs.filter((_, index) => samples[index]!.classKey === key);
    means.set(meanOf(own, width), c * width);
  });
  return means;
}

function meanOf(rows: readonly Float64Array[], width: number): Float64Array {
  const mean = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) mean[i] = mean[i]! + row[i]! / rows.length;
  return mean;
}

/** The threshold that stands to the projected distances as the large head's stands to its own. */
function thresholdOf(small: LinearHead, head: TrainedHead, samples: readonly HeadSample[]): number {
  const ratios = samples
    .map(({ embedding }) => linearNovelty(small, embedding) / askHead(head, embedding).novelty)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return head.threshold * (ratios[ratios.length >> 1] ?? 1);
}
