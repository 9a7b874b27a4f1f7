import type { Embedding } from '#core/embedding.ts';
import { rng } from '#core/rng.ts';
import type { LinearHead } from './head.ts';
import { lengthOf } from './intake.ts';
import { nearest } from './open-set.ts';

/** How an embedding is projected: from these alone everybody makes the same projection. */
export type Projection = Pick<LinearHead, 'bodyLength' | 'faceLength' | 'projectionSeed' | 'projected'>;

/**
 * Where each number of an embedding goes and with which sign: every input is added to a few places of the projection
 * (sparse random projection, Achlioptas 2003). Distances survive on average, and nothing of it has to travel.
 */
const PLACES = 4;

interface Table {
  readonly places: Uint16Array;
  readonly signs: Int8Array;
}

/** The last one made: a head asks for the same one for every person. */
let made: { readonly key: string; readonly table: Table } | null = null;

/** One part, at unit length, added into a projection. `from`: its first number's place in the whole embedding. */
function addProjected(projection: Projection, values: Float32Array, from: number, into: Float64Array): void {
  const { places, signs } = tableOf(projection);
  const length = (lengthOf(values) || 1) * Math.sqrt(PLACES);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! / length;
    for (let k = (from + i) * PLACES; k < (from + i + 1) * PLACES; k++) {
      into[places[k]!] = into[places[k]!]! + signs[k]! * value;
    }
  }
}

/** The projected body, and the projected face where there is one. */
export function projectedParts(
  projection: Projection,
  { body, face }: Embedding,
): { body: Float64Array; face: Float64Array | null } {
  const parts = { body: new Float64Array(projection.projected), face: face && new Float64Array(projection.projected) };
  addProjected(projection, body, 0, parts.body);
  if (face && parts.face && projection.faceLength > 0)
    addProjected(projection, face, projection.bodyLength, parts.face);
  return parts;
}

/** An embedding as a linear head takes it in. */
export function linearInput(head: LinearHead, embedding: Embedding): Float64Array {
  const { body, face } = projectedParts(head, embedding);
  const second = face ?? head.missingFace;
  return body.map((value, i) => value + (second[i] ?? 0));
}

/** Squared distance of a projected body to the nearest class mean. */
export function linearNovelty(head: LinearHead, { body }: Embedding): number {
  return nearest(head.means, projectedParts(head, { body, face: null }).body);
}

function tableOf({ bodyLength, faceLength, projectionSeed, projected }: Projection): Table {
  const key = [bodyLength, faceLength, projectionSeed, projected].join();
  if (made?.key === key) return made.table;
  const random = rng(projectionSeed);
  const count = (bodyLength + faceLength) * PLACES;
  const table = { places: new Uint16Array(count), signs: new Int8Array(count) };
  for (let k = 0; k < count; k++) {
    table.places[k] = Math.floor(random() * projected);
    table.signs[k] = random() < 0.5 ? -1 : 1;
  }
  made = { key, table };
  return table;
}
