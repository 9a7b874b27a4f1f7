import { imageDimensionsFromData } from 'image-dimensions';
import * as v from 'valibot';
import type { Head } from '#core/head/head.ts';
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

/**
 * Reads a project file; a bad one changes nothing, since a project is only a value.
 * `embeddingVersion` is what this app makes vectors with; null: any will do, the project says which. Throws
 * {@link ProjectRefusal}, and nothing else.
 */
export async function readProjectFile(file: Blob, embeddingVersion: string | null): Promise<Project> {
  if (file.size > MAX_FILE_BYTES) throw new ProjectRefusal('too-large', `${file.size} bytes`);
  try {
    const { text, parts } = await openProject(new Uint8Array(await file.arrayBuffer()));
    const { version } = text.embedding;
    if (embeddingVersion !== null && version !== embeddingVersion)
      throw new ProjectRefusal('other-embedding', 'version');
    const head = text.head ? readHead(text, parts) : null;
    const { classes, options } = text;
    return { embeddingVersion: version, dataset: { classes, samples: readSamples(text, parts) }, head, options };
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

function readHead(text: ProjectText, parts: Parts): Head {
  const packed = parts.get(PARTS.headText) ?? damaged('head');
  const bytes = parts.get(PARTS.headBytes) ?? damaged('head');
  const head = v.parse(headSchema, unpackData({ text: new TextDecoder().decode(packed), bytes }));
  if (head.embeddingVersion !== text.embedding.version) return damaged('head of another embedding');
  const { classes, embedding, samples } = text;
  const bodyLength = head.kind === 'trained' ? head.intake.body.length : head.bodyLength;
  const faceLength = head.kind === 'trained' ? (head.intake.face?.length ?? 0) : head.faceLength;
  if (samples.length > 0 && bodyLength > 0 && bodyLength !== embedding.body) return damaged('body of the head');
  if (embedding.face > 0 && faceLength > 0 && faceLength !== embedding.face) return damaged('face of the head');
  const known = head.classKeys.every((key) => classes.some((one) => one.key === key));
  return head.kind === 'linear' || known ? head : damaged('classes of the head');
}

function damaged(what: string): never {
  throw new ProjectRefusal('damaged', what);
}
