import { agreementOf, type Distilled } from '#core/head/distillation/distil.ts';
import type { Head, HeadSample, TrainedHead } from '#core/head/head.ts';
import { forTraining } from '#core/head/train-head.ts';
import { learntOf } from '#app/training/learnt-of.ts';
import { pack, unpack } from '#core/head/distillation/pack-head.ts';
import type { Project } from '#storage/project/project.ts';
import type { SavedFile } from '#storage/project/save-file.ts';
import { exportTfjs } from '#storage/project/tfjs-export.ts';
import { PROJECT_FILE_NAME, writeProject } from '#storage/project/write-project.ts';

/** What goes into a project file besides the head. Both only when somebody asks. */
export interface Contents {
  readonly pictures: boolean;
  readonly faces: boolean;
}

/** A model small enough for a QR code. */
export interface ModelCode {
  readonly bytes: Uint8Array;
  /** Share 0..1 of the dataset about which the small model says what the large one says. */
  readonly agreement: number;
}

const ZIP = 'application/zip';

/** What a project is called as a file. */
export const PROJECT_KIND = { name: PROJECT_FILE_NAME, type: ZIP };

/** The project as a file. Throws `ProjectRefusal` where it is larger than any Visor would read. */
export function projectFile(project: Project, { pictures, faces }: Contents): SavedFile {
  const bytes = writeProject(project, { includePictures: pictures, includeFaces: faces });
  return { ...PROJECT_KIND, bytes };
}

/** The head for TensorFlow.js; null where there is none, or it came by code. */
export function modelFile(head: Head | null, wordOf: (key: string) => string): SavedFile | null {
  if (head?.kind !== 'trained' || head.classKeys.length === 0) return null;
  return { name: 'visor-tfjs.zip', type: ZIP, bytes: exportTfjs(head, head.classKeys.map(wordOf)) };
}

/** Makes a small head of a large one, away from the page; null where `signal` ended it. `tell`: share 0..1 done. */
export type Distil = (
  head: TrainedHead,
  samples: readonly HeadSample[],
  tell: (share: number) => void,
  signal: AbortSignal,
) => Promise<Distilled | null>;

/** Somebody who waits for a code. */
export interface CodeWish {
  /** Names that travel along; null: the word that the other app has for this key. */
  readonly wordOf: (key: string) => string | null;
  readonly tell: (share: number) => void;
  readonly signal: AbortSignal;
}

/** The head squeezed into a code; null where there is nothing to squeeze, or nobody waits for it any more. */
export async function codeOf(
  { head, dataset }: Project,
  distil: Distil,
  { wordOf, tell, signal }: CodeWish,
): Promise<ModelCode | null> {
  // A model that came by code goes on by code, with the names that its classes have by now.
  if (head?.kind === 'linear') {
    return { bytes: pack({ ...head, classNames: head.classKeys.map(wordOf) }), agreement: 1 };
  }
  if (!head || head.classKeys.length === 0 || dataset.samples.length === 0) return null;
  const { learnt } = await learntOf(dataset.samples);
  const distilled = await distil(head, forTraining(learnt), tell, signal);
  if (!distilled || signal.aborted) return null;
  const { head: small, agreement } = distilled;
  const bytes = pack({ ...small, classNames: small.classKeys.map(wordOf) });
  // On people that neither head had met, where there are any: what a phone that scans the code will really say.
  return { bytes, agreement: agreement ?? agreementOf(unpack(bytes), head, dataset.samples) };
}
