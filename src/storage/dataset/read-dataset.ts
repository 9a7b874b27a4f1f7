import * as v from 'valibot';
import type { Sample } from '#core/dataset/dataset.ts';
import { headSchema } from './head-schema.ts';
import type { DatasetDatabase } from './dataset-database.ts';
import { frameSchema } from '#storage/project/project-format.ts';
import type { Project } from '#storage/project/project.ts';
import { readStoredSample } from './stored-sample.ts';

export interface KeptDataset {
  readonly project: Project;
  /** The samples of the project with their places. */
  readonly rows: readonly { readonly sample: Sample; readonly place: number }[];
  /** False where a record was damaged and left out. */
  readonly whole: boolean;
}

/** Reads everything kept; null where nothing is. Throws what IndexedDB throws. */
export async function readDataset(database: DatasetDatabase): Promise<KeptDataset | null> {
  const transaction = database.transaction(['samples', 'parts']);
  const [records, frame, head] = await Promise.all([
    transaction.objectStore('samples').getAll(),
    transaction.objectStore('parts').get('frame'),
    transaction.objectStore('parts').get('head'),
    transaction.done,
  ]);
  const known = v.safeParse(frameSchema, frame);
  if (!known.success) return null;
  const { classes, embeddingVersion, options } = known.output;
  const keys = new Set(classes.map(({ key }) => key));
  const rows = records
    .flatMap((record) => readStoredSample(record) ?? [])
    .filter(({ sample }) => keys.has(sample.classKey))
    .sort((one, other) => one.place - other.place);
  const trained = v.safeParse(headSchema, head);
  return {
    project: {
      embeddingVersion,
      dataset: { classes, samples: rows.map(({ sample }) => sample) },
      head: trained.success ? trained.output : null,
      options,
    },
    rows,
    whole: rows.length === records.length && (trained.success || head === undefined),
  };
}
