import { addDataset, type Crowded } from '#core/dataset/add-dataset.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { MAX_SAMPLES } from '#storage/project/project-limits.ts';
import { ProjectRefusal, type RefusalReason } from '#storage/project/project-refusal.ts';
import type { Project } from '#storage/project/project.ts';
import { readProjectFile } from '#storage/project/read-project.ts';

/** A project that was read. Nothing is changed yet. */
export interface ReadProject {
  readonly project: Project;
  /** Made with another version of the embedding: its pictures have to be looked at again. */
  readonly again: boolean;
  /** Samples of such a project that came without a picture. */
  readonly lost: number;
}

/** What becomes of what is taught here. */
export type ImportWay = 'replace' | 'join';

/** Why nothing was imported; `stopped`: the recognition is not there to look again. */
export type ImportRefusal = RefusalReason | Crowded | 'stopped';

/** Looks at the pictures of samples again; those that cannot be read are left out. Throws where the recognition stopped. */
export type LookAgain = (samples: readonly Sample[]) => Promise<readonly Sample[]>;

/** Reads a project of any version whose samples can be used here. Throws {@link ProjectRefusal}. */
export async function readForImport(file: Blob): Promise<ReadProject> {
  const project = await readProjectFile(file, EMBEDDING, 'read');
  const again = project.embeddingVersion !== EMBEDDING.version;
  if (!again) return { project, again, lost: 0 };
  const { samples } = project.dataset;
  const pictured = samples.filter(({ picture }) => picture.length > 0).length;
  // Neither vectors nor a head of another version mean anything here.
  if (pictured === 0) throw new ProjectRefusal('other-embedding', 'no pictures');
  return { project, again, lost: samples.length - pictured };
}

/**
 * Takes a project in the place of what is here, or beside it, as one step; how many of its samples are lost. Looked at
 * again, samples keep their names and their people.
 */
export async function takeProject(
  { project: { dataset, head, options }, again }: ReadProject,
  how: ImportWay,
  history: Pick<DatasetHistory, 'dataset' | 'replace'>,
  lookAgain: LookAgain,
): Promise<{ readonly lost: number } | ImportRefusal> {
  let { samples } = dataset;
  if (again) {
    const seen = await lookAgain(samples.filter(({ picture }) => picture.length > 0)).catch(() => null);
    if (!seen) return 'stopped';
    if (seen.length === 0) return 'other-embedding';
    samples = seen;
  }
  const lost = dataset.samples.length - samples.length;
  const renewed = { ...dataset, samples };
  if (how === 'replace') {
    history.replace(renewed, again ? null : head, options);
    return { lost };
  }
  const joined = addDataset(history.dataset, renewed, MAX_SAMPLES);
  if (typeof joined === 'string') return joined;
  // Where all of it is here already, what was learnt stays, too.
  if (joined.samples.length > history.dataset.samples.length) history.replace(joined);
  return { lost };
}
