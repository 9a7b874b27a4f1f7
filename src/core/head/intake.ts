import type { Embedding } from '#core/embedding/embedding.ts';
import { lengthOf } from '#core/linear-algebra/length.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import type { Intake, PartIntake } from './head.ts';
import { blocksOf } from './sample-space.ts';
import { sharesOf } from './witnesses.ts';

/** How the parts of an embedding are scaled: each block of the body, and the face. */
export interface PartScales {
  readonly body: readonly number[];
  readonly face: number;
}

/** The intake of some samples: every part to unit length, its mean taken away, scaled. `witnesses`: see `witnesses.ts`. */
export function* intakeOf(
  embeddings: readonly Embedding[],
  witnesses: readonly string[],
  scales: PartScales,
): Sliced<Intake> {
  const bodies = embeddings.map(({ body }) => body);
  const faces = embeddings.flatMap(({ face }) => (face ? [face] : []));
  const faced = witnesses.filter((_, i) => embeddings[i]!.face);
  return {
    body: yield* partOf(bodies, sharesOf(witnesses), blocksOf(bodies[0]?.length ?? 0), scales.body),
    face: faces.length > 0 ? yield* partOf(faces, sharesOf(faced), [faces[0]!.length], [scales.face]) : null,
  };
}

/** Numbers that enter the network. */
export function inputsOf({ body, face }: Intake): number {
  return body.length + (face?.length ?? 0);
}

/** An embedding as the network takes it in. A face that was not found counts as the mean face. */
export function takeIn(intake: Intake, embedding: Embedding): Float64Array {
  const input = new Float64Array(inputsOf(intake));
  enter(intake.body, embedding.body, input, 0);
  if (intake.face && embedding.face) enter(intake.face, embedding.face, input, intake.body.length);
  return input;
}

function enter(part: PartIntake, values: Float32Array, into: Float64Array, at: number): void {
  const length = lengthOf(values) || 1;
  for (let i = 0; i < part.length; i++) into[at + i] = (values[i]! / length - part.mean[i]!) * part.scale[i]!;
}

function* partOf(
  vectors: readonly Float32Array[],
  shares: Float64Array,
  blocks: readonly number[],
  scales: readonly number[],
): Sliced<PartIntake> {
  const length = vectors[0]?.length ?? 0;
  const sum = new Float64Array(length);
  const meter = new WorkMeter();
  for (const [at, vector] of vectors.entries()) {
    const own = shares[at]! / (lengthOf(vector) || 1);
    for (let i = 0; i < length; i++) sum[i] = sum[i]! + own * vector[i]!;
    if (meter.spent(3 * length)) yield;
  }
  const scale = new Float32Array(length);
  let from = 0;
  for (const [block, own] of blocks.entries()) scale.fill(scales[block]!, from, (from += own));
  return {
    length,
    mean: Float32Array.from(sum),
    scale,
  };
}
