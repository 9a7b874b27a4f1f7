import type { Embedding } from '#core/embedding/embedding.ts';
import { dot } from '#core/linear-algebra/dot.ts';
import { forward } from '#core/network/forward.ts';
import { largestAt } from '#core/network/softmax.ts';
import { rng } from '#core/rng.ts';
import type { LinearHead } from '#core/head/head.ts';
import { lengthOf } from '#core/linear-algebra/length.ts';

/** How an embedding is projected: from these alone everybody makes the same projection. */
export type Projection = Pick<LinearHead, 'bodyLength' | 'faceLength' | 'projectionSeed' | 'projected'>;

/**
 * Where each number of an embedding goes, and with which sign: every one is added to one place of the projection
 * (feature hashing, Weinberger et al. 2009). Inner products survive on average, and nothing of it has to travel.
 */
interface Table {
  readonly places: Uint16Array;
  readonly signs: Int8Array;
}

/** The last one made: a head asks for the same one for every person. */
let made: { readonly key: string; readonly table: Table } | null = null;

/** An embedding in the projection: each part at unit length; no face where there is none or none is looked at. */
export function projectedParts(
  projection: Projection,
  { body, face }: Embedding,
): { body: Float64Array; face: Float64Array | null } {
  const { bodyLength, faceLength } = projection;
  return {
    body: projectedPart(projection, body.subarray(0, bodyLength), 0),
    face: face && faceLength > 0 ? projectedPart(projection, face.subarray(0, faceLength), bodyLength) : null,
  };
}

/** What a linear head makes of an embedding. */
export interface LinearAnswer {
  readonly logits: Float64Array;
  /** Squared distance of the body from the middle of everything taught, but for a constant. */
  readonly distance: number;
  /** In the unit of the head's threshold. */
  readonly novelty: number;
}

/** Asks a linear head. */
export function askLinear(head: LinearHead, embedding: Embedding): LinearAnswer {
  const { body, face } = projectedParts(head, embedding);
  const input = face ? body.map((value, i) => value + head.faceScale * face[i]!) : body;
  const missing = face ? null : head.missingFace;
  const logits = Float64Array.from(forward(head.network, input).output, (logit, c) => logit + (missing?.[c] ?? 0));
  const distance = dot(body, 0, head.middle, 0, body.length);
  return { logits, distance, novelty: noveltyFrom(head, distance, logits) };
}

/**
 * The distance from the middle, less what the likeliest class brings it nearer: close to the distance from that class's
 * mean, without a mean for every class.
 */
export function noveltyFrom(
  { offsets, lean }: Pick<LinearHead, 'offsets' | 'lean'>,
  distance: number,
  logits: Float64Array,
): number {
  return Math.max(0, distance + (offsets[largestAt(logits)] ?? 0) - lean * leadOf(logits));
}

/** How far the largest logit is above their mean. */
export function leadOf(logits: Float64Array): number {
  return Math.max(...logits) - logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
}

/** One part, at unit length. `from`: its first number's place in the whole embedding. */
function projectedPart(projection: Projection, values: Float32Array, from: number): Float64Array {
  const { places, signs } = tableOf(projection);
  const into = new Float64Array(projection.projected);
  const length = lengthOf(values) || 1;
  for (let i = 0; i < values.length; i++) {
    const place = places[from + i]!;
    into[place] = into[place]! + (signs[from + i]! * values[i]!) / length;
  }
  return into;
}

function tableOf({ bodyLength, faceLength, projectionSeed, projected }: Projection): Table {
  const key = [bodyLength, faceLength, projectionSeed, projected].join();
  if (made?.key === key) return made.table;
  const random = rng(projectionSeed);
  const count = bodyLength + faceLength;
  const table = { places: new Uint16Array(count), signs: new Int8Array(count) };
  for (let i = 0; i < count; i++) {
    table.places[i] = Math.floor(random() * projected);
    table.signs[i] = random() < 0.5 ? -1 : 1;
  }
  made = { key, table };
  return table;
}
