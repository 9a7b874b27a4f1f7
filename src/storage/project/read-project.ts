import { imageDimensionsFromData } from 'image-dimensions';
import * as v from 'valibot';
import type { Head } from '#core/head/head.ts';
import { heldName } from '#core/dataset/class-name.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { splitFloats } from '#storage/dataset/float-rows.ts';
import { headSchema } from '#storage/dataset/head-schema.ts';
import { openProject } from './open-project.ts';
import { unpackData } from '#storage/dataset/plain-data.ts';
import { PARTS, picturePart, type ProjectText } from './project-format.ts';
import { MAX_FILE_BYTES, MAX_PICTURE_BYTES, MAX_PICTURE_SIDE } from './project-limits.ts';
import { ProjectRefusal } from './project-refusal.ts';
import type { Project } from './project.ts';

type Parts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** What vectors are made with, and how long they are. */
export interface EmbeddingShape {
  readonly version: string;
  readonly bodyLength: number;
  readonly faceLength: number;
}

/**
 * Reads a project file; a bad one changes nothing, since a project is only a value. `shape` is that of this app's
 * vectors; a project of another version is refused unless `others` are read, too: the project then says which it is.
 * Names come as a dataset may hold them. Throws {@link ProjectRefusal}, and nothing else.
 */
export async function readProjectFile(
  file: Blob,
  shape: EmbeddingShape,
  others: 'refused' | 'read' = 'refused',
): Promise<Project> {
  if (file.size > MAX_FILE_BYTES) throw new ProjectRefusal('too-large', `${file.size} bytes`);
  try {
    const { text, parts } = await openProject(new Uint8Array(await file.arrayBuffer()));
    const { version, body, face } = text.embedding;
    const own = version === shape.version;
    if (!own && others === 'refused') throw new ProjectRefusal('other-embedding', 'version');
    const lengths = own ? shape : { version, bodyLength: body, faceLength: face };
    if (!fits(body, face, lengths)) return damaged('vectors of another length');
    const head = text.head ? readHead(text, parts, lengths) : null;
    const classes = text.classes.map((one) => ({ ...one, name: heldName(one.name) }));
    const dataset = { classes, samples: readSamples(text, parts) };
    return { embeddingVersion: version, dataset, head, options: text.options };
  } catch (error) {
    throw error instanceof ProjectRefusal ? error : new ProjectRefusal('damaged', String(error));
  }
}

function readSamples(text: ProjectText, parts: Parts): Sample[] {
  const { samples, embedding } = text;
  const withBackground = samples.filter(({ background }) => background);
  const faces = samples.filter(({ face }) => face);
  const backgroundFaces = samples.filter(({ backgroundFace }) => backgroundFace);
  const bodies = rows(parts, PARTS.vectors, samples.length, embedding.body);
  const backgroundBodies = rows(parts, PARTS.backgrounds, withBackground.length, embedding.body);
  // Those of the samples first, then those of the backgrounds.
  const allFaces = rows(parts, PARTS.faces, faces.length + backgroundFaces.length, embedding.face);
  const take = (from: Float32Array[]): Float32Array => from.shift() ?? damaged('vectors');
  const sampleFaces = allFaces.splice(0, faces.length);

  return samples.map(({ id, classKey, person, burst, takenAt, ...has }, place) => ({
    ...{ id, classKey, person, burst, takenAt },
    embedding: { body: take(bodies), face: has.face ? take(sampleFaces) : null },
    background: has.background
      ? { body: take(backgroundBodies), face: has.backgroundFace ? take(allFaces) : null }
      : null,
    picture: has.picture ? readPicture(parts.get(picturePart(place))) : new Uint8Array(),
  }));
}

/** A part that holds no row may be missing. */
function rows(parts: Parts, name: string, count: number, length: number): Float32Array[] {
  return splitFloats(parts.get(name) ?? new Uint8Array(), count, length) ?? damaged(name);
}

function readPicture(bytes: Uint8Array<ArrayBuffer> | undefined): Uint8Array<ArrayBuffer> {
  if (!bytes || bytes.length > MAX_PICTURE_BYTES) return damaged('picture');
  // A few bytes can claim a picture of 65535 × 65535, so sizes are asked before anything decodes it.
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return damaged('picture that is no JPEG');
  const { width, height } = imageDimensionsFromData(bytes) ?? damaged('picture');
  return Math.max(width, height) <= MAX_PICTURE_SIDE && Math.min(width, height) > 0 ? bytes : damaged('picture');
}

function readHead(text: ProjectText, parts: Parts, shape: EmbeddingShape): Head {
  const packed = parts.get(PARTS.headText) ?? damaged('head');
  const bytes = parts.get(PARTS.headBytes) ?? damaged('head');
  const head = v.parse(headSchema, unpackData({ text: new TextDecoder().decode(packed), bytes }));
  if (head.embeddingVersion !== text.embedding.version) return damaged('head of another embedding');
  const bodyLength = head.kind === 'trained' ? head.intake.body.length : head.bodyLength;
  const faceLength = head.kind === 'trained' ? (head.intake.face?.length ?? 0) : head.faceLength;
  if (!fits(bodyLength, faceLength, shape)) return damaged('head for vectors of another length');
  const known = head.classKeys.every((key) => text.classes.some((one) => one.key === key));
  return head.kind === 'linear' || known ? head : damaged('classes of the head');
}

/** Parts are as long as this app's, or not there. */
function fits(body: number, face: number, { bodyLength, faceLength }: EmbeddingShape): boolean {
  return (body === 0 || body === bodyLength) && (face === 0 || face === faceLength);
}

function damaged(what: string): never {
  throw new ProjectRefusal('damaged', what);
}
