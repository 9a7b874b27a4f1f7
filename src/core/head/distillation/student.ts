import { askHead } from '#core/head/ask-head.ts';
import type { HeadSample, LinearHead, TrainedHead } from '#core/head/head.ts';
import { lengthOf } from '#core/linear-algebra/length.ts';
import { projectedParts, type Projection } from './linear-head.ts';
import type { Sliced } from '#core/run-through.ts';
import { dot } from '#core/linear-algebra/dot.ts';
import { ridgeRows } from '#core/linear-algebra/ridge.ts';
import { toTwoBits } from './two-bits.ts';

/**
 * Bytes that may travel in a QR code that a phone still reads, and what each class needs of them for its names. The
 * rest is for weights: many of two bits lose far less than few of eight.
 */
const BYTES = 1130;
const NAME_BYTES = 48;
const MOST_PROJECTED = 1920;
/** Pull to zero of the small head's weights, as a share of the samples' mean squared length. */
const RIDGE = 0.1;
/**
 * A small head that names classes as the large one does, by ridge regression of its calibrated logits, and knows where
 * the middle of everything taught is. It calls nobody unknown yet. Every sample also counts without its face, so that
 * a turned head still works.
 */
export function* trainStudent(head: TrainedHead, samples: readonly HeadSample[], seed: number): Sliced<LinearHead> {
  const projection = projectionOf(head, seed);
  const quiet = silent(head, projection);
  return { ...quiet, ...(yield* logitsLike(head, samples, projection)), ...middleOf(head, projection) };
}

function projectionOf({ intake, classKeys }: TrainedHead, projectionSeed: number): Projection {
  return {
    bodyLength: intake.body.length,
    faceLength: intake.face?.length ?? 0,
    projectionSeed,
    // A row for each class and one for the middle, four numbers a byte.
    projected: Math.min(
      MOST_PROJECTED,
      4 * Math.floor((BYTES - NAME_BYTES * classKeys.length) / (classKeys.length + 1)),
    ),
  };
}

function silent(head: TrainedHead, projection: Projection): LinearHead {
  return {
    kind: 'linear',
    embeddingVersion: head.embeddingVersion,
    classKeys: head.classKeys,
    classNames: head.classKeys.map(() => null),
    ...projection,
    faceScale: 0,
    missingFace: new Float64Array(head.classKeys.length),
    network: { layers: [] },
    temperature: 1,
    middle: new Float64Array(projection.projected),
    offsets: new Float64Array(head.classKeys.length),
    lean: 0,
    threshold: Infinity,
  };
}

/** The part of the small head that names classes. */
function* logitsLike(
  head: TrainedHead,
  samples: readonly HeadSample[],
  projection: Projection,
): Sliced<Pick<LinearHead, 'faceScale' | 'missingFace' | 'network'>> {
  const width = projection.projected;
  const classes = head.classKeys.length;
  // As much as it counts in the large head.
  const faceScale = Math.fround((head.intake.face?.scale[0] ?? 0) / (head.intake.body.scale[0] || 1));
  const parts: ReturnType<typeof projectedParts>[] = [];
  for (const { embedding } of samples) {
    parts.push(projectedParts(projection, embedding));
    yield;
  }
  const face = meanOf(
    parts.flatMap((part) => part.face ?? []),
    width,
  );
  yield;
  const inputs: Float64Array[] = [];
  const logits: Float64Array[] = [];
  const take = (body: Float64Array, own: Float64Array, answer: Float64Array) => {
    inputs.push(body.map((value, i) => value + faceScale * own[i]!));
    const mean = answer.reduce((sum, logit) => sum + logit, 0) / classes;
    // Softmax sees differences only; less to trainStudent.
    logits.push(answer.map((logit) => (logit - mean) / head.temperature));
  };
  for (const [i, { embedding }] of samples.entries()) {
    const part = parts[i]!;
    take(part.body, part.face ?? face, askHead(head, embedding).logits);
    if (part.face) take(part.body, face, askHead(head, { ...embedding, face: null }).logits);
    yield;
  }
  const rows = (yield* ridgeRows(inputs, logits, RIDGE)).map(toTwoBits);
  const inner = (row: Float64Array, input: Float64Array) => dot(row, 0, input, 0, width);
  const weights = new Float64Array(classes * width);
  const biases = new Float64Array(classes);
  for (const [c, row] of rows.entries()) {
    weights.set(row, c * width);
    const all = inputs.reduce((sum, input, i) => sum + logits[i]![c]! - inner(row, input), 0);
    biases[c] = Math.fround(all / inputs.length);
    yield;
  }
  return {
    faceScale,
    missingFace: Float64Array.from(rows, (row) => Math.fround(faceScale * inner(row, face))),
    network: {
      layers: [
        {
          inputs: width,
          outputs: classes,
          weights,
          biases,
          activation: 'linear',
        },
      ],
    },
  };
}

/** The row and the constant that give a body's squared distance to the mean of the class means. */
function middleOf(head: TrainedHead, projection: Projection): Pick<LinearHead, 'middle' | 'offsets'> {
  const means = head.openSet?.means ?? new Float32Array();
  const length = projection.bodyLength;
  const mean = Float32Array.from(
    meanOf(
      head.classKeys.map((_, c) => means.subarray(c * length, (c + 1) * length)),
      length,
    ),
  );
  // Bodies have length 1, so |body − mean|² is 1 + |mean|² − 2 body · mean.
  const size = lengthOf(mean);
  const { body } = projectedParts(projection, { body: mean, face: null });
  return {
    middle: toTwoBits(body.map((value) => -2 * size * value)),
    offsets: new Float64Array(head.classKeys.length).fill(1 + size * size),
  };
}

function meanOf(rows: readonly ArrayLike<number>[], width: number): Float64Array {
  const mean = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) mean[i] = mean[i]! + row[i]! / rows.length;
  return mean;
}
