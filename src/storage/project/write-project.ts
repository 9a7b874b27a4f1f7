import { zipSync, type ZippableFile } from 'fflate';
import type { Embedding } from '#core/embedding/embedding.ts';
import type { Head } from '#core/head/head.ts';
import type { Dataset, Sample } from '#core/dataset/dataset.ts';
import { joinFloats } from '#storage/dataset/float-rows.ts';
import { packData } from '#storage/dataset/plain-data.ts';
import { FORMAT, PARTS, picturePart, VERSION, type ProjectText } from './project-format.ts';
import { MAX_FILE_BYTES, MAX_SAMPLES, MAX_UNPACKED_BYTES } from './project-limits.ts';
import { frameOf } from './project-frame.ts';
import { ProjectRefusal } from './project-refusal.ts';
import type { Project } from './project.ts';

/** What a project file is called when it is saved. */
export const PROJECT_FILE_NAME = 'visor-project.zip';

export interface WriteOptions {
  /** Face vectors too. They say who somebody is: never without being asked by name. */
  readonly includeFaces?: boolean;
  /** The pictures of the samples too. */
  readonly includePictures?: boolean;
}

/** The same project makes the same file, at whatever time. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A project as one zip file, described in README.md beside this file.
 * Throws `ProjectRefusal` 'too-large' where no Visor would take the file back.
 */
export function writeProject(project: Project, asked: WriteOptions = {}): Uint8Array<ArrayBuffer> {
  const { dataset } = project;
  const [faces, pictures] = [asked.includeFaces ?? false, asked.includePictures ?? false];
  const head = headThatTravels(project.head, dataset, faces);
  const text = describe(project, head !== null, faces, pictures);
  const all = dataset.samples.map(({ embedding }) => embedding);
  const backgrounds = dataset.samples.flatMap(({ background }) => background ?? []);

  const texts: Record<string, Uint8Array> = { [PARTS.project]: encode(JSON.stringify(text, null, 1)) };
  const bytes: Record<string, Uint8Array> = { [PARTS.vectors]: joinFloats(all.map(({ body }) => body)) };
  if (backgrounds.length > 0) bytes[PARTS.backgrounds] = joinFloats(backgrounds.map(({ body }) => body));
  if (text.embedding.face > 0) bytes[PARTS.faces] = joinFloats(facesOf([...all, ...backgrounds]));
  if (head) {
    const packed = packData(head);
    texts[PARTS.headText] = encode(packed.text);
    bytes[PARTS.headBytes] = packed.bytes;
  }
  text.samples.forEach((sample, place) => {
    const picture = dataset.samples[place]?.picture;
    if (sample.picture && picture) bytes[picturePart(place)] = picture;
  });
  if (dataset.samples.length > MAX_SAMPLES) throw new ProjectRefusal('too-large', 'samples to be written');
  return zip(texts, bytes);
}

function describe(project: Project, head: boolean, faces: boolean, pictures: boolean): ProjectText {
  const { samples } = project.dataset;
  const { classes, options } = frameOf(project);
  const vectors = samples.flatMap((one) => [one.embedding, ...(one.background ? [one.background] : [])]);
  const body = oneLength(vectors.map((one) => one.body));
  const face = faces ? oneLength(facesOf(vectors)) : 0;
  return {
    format: FORMAT,
    version: VERSION,
    embedding: { version: project.embeddingVersion, body, face },
    classes: [...classes],
    samples: samples.map((sample) => describeSample(sample, faces, pictures)),
    options,
    head,
  };
}

function describeSample(sample: Sample, faces: boolean, pictures: boolean): ProjectText['samples'][number] {
  const { id, classKey, person, burst, takenAt, embedding, background, picture } = sample;
  return {
    ...{ id, classKey, person, burst, takenAt },
    background: background !== null,
    face: faces && embedding.face !== null,
    backgroundFace: faces && background !== null && background.face !== null,
    picture: pictures && picture.length > 0,
  };
}

/**
 * The head, where it may travel. One that still speaks of classes that are gone waits for its next training. One that
 * saw a single face holds that face's vector as its mean, so it goes only where faces were asked for.
 */
function headThatTravels(head: Head | null, { classes, samples }: Dataset, faces: boolean): Head | null {
  if (head?.kind !== 'trained') return head;
  const seen = samples.filter(({ embedding }) => embedding.face !== null).length;
  if (!faces && head.intake.face && seen === 1) return null;
  return head.classKeys.every((key) => classes.some((one) => one.key === key)) ? head : null;
}

function facesOf(embeddings: readonly Embedding[]): Float32Array[] {
  return embeddings.flatMap(({ face }) => face ?? []);
}

function oneLength(vectors: readonly Float32Array[]): number {
  const length = vectors[0]?.length ?? 0;
  if (vectors.some((one) => one.length !== length)) throw new RangeError('vectors of one embedding have one length');
  return length;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Only texts are packed: vectors and pictures would hardly become smaller. */
function zip(texts: Record<string, Uint8Array>, bytes: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const unpacked = [...Object.values(texts), ...Object.values(bytes)].reduce((sum, part) => sum + part.length, 0);
  if (unpacked > MAX_UNPACKED_BYTES) throw new ProjectRefusal('too-large', 'bytes to be written');
  const stored = Object.entries(bytes).map(([name, part]): [string, ZippableFile] => [name, [part, { level: 0 }]]);
  const file = zipSync({ ...texts, ...Object.fromEntries(stored) }, { mtime: NO_TIME });
  if (file.length > MAX_FILE_BYTES) throw new ProjectRefusal('too-large', 'file to be written');
  return file;
}
