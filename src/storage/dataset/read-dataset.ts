import * as v from 'valibot';
import type { Sample } from '#core/dataset/dataset.ts';
import { headSchema } from './head-schema.ts';
import type { DatasetDatabase } from './dataset-database.ts';
import { inTime } from './in-time.ts';
import type { Project } from '#storage/project/project.ts';
import { readFrame } from './read-frame.ts';
import { KeepError } from './storage-error.ts';
import { readStoredSample } from './stored-sample.ts';

export interface KeptDataset {
  readonly project: Project;
  /** The samples of the project with their places. */
  readonly rows: readonly { readonly sample: Sample; readonly place: number }[];
  /** False where a record was damaged and left out. */
  readonly whole: boolean;
}

/**
 * Reads everything kept; null where nothing is. Throws what IndexedDB throws, or {@link KeepError}: 'silent' after
 * `patience`, ms, 'damaged' where something is kept and nobody can say what.
 */
export async function readDataset(database: DatasetDatabase, patience: number): Promise<KeptDataset | null> {
  const transaction = database.transaction(['samples', 'parts']);
  const reading = Promise.all([
    transaction.objectStore('samples').getAll(),
    transaction.objectStore('parts').get('frame'),
    transaction.objectStore('parts').get('head'),
    transaction.done,
  ]);
  const [records, frame, head] = await inTime(reading, patience, () => transaction.abort());
  const readable = records.flatMap((record) => readStoredSample(record) ?? []);
  const known = readFrame(frame, new Set(readable.map(({ sample }) => sample.classKey)));
  if (!known) {
    if (records.length === 0 && frame === undefined && head === undefined) return null;
    throw new KeepError('damaged', 'the frame');
  }
  const { classes, embeddingVersion, options } = known;
  const keys = new Set(classes.map(({ key }) => key));
  const rows = readable.filter(({ sample }) => keys.has(sample.classKey)).sort((one, other) => one.place - other.place);
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
