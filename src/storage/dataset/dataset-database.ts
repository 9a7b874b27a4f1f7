import { wrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { Head } from '#core/head/head.ts';
import type { TaughtClass } from '#core/dataset/dataset.ts';
import type { ProjectOptions } from '#storage/project/project.ts';
import { inTime } from './in-time.ts';
import type { StoredSample } from './stored-sample.ts';

/** What a project holds besides samples and head. */
export interface StoredFrame {
  readonly embeddingVersion: string;
  readonly classes: readonly TaughtClass[];
  readonly options: ProjectOptions | null;
}

/** Version 1. Everything of one person lies in the records of that person's samples. */
interface DatasetSchema extends DBSchema {
  samples: { key: string; value: StoredSample };
  /** One record each: `frame` and `head`. */
  parts: { key: string; value: StoredFrame | Head };
}

export type DatasetDatabase = IDBPDatabase<DatasetSchema>;

export const DATABASE = 'visor-lessons';
const VERSION = 1;

/** Between two tries to open, ms: browsers whose store has just gone to sleep refuse the first one. */
const PAUSES = [50, 400] as const;
/** Errors that another try does not mend. */
const FINAL = new Set(['VersionError', 'SecurityError', 'QuotaExceededError', 'TypeError']);

/**
 * Opens the database, made or brought to this version where it has to be; tries again where the browser refuses at
 * first. It closes itself as soon as another window wants to delete it or bring it to a later version; `onGone` hears of
 * that. Throws what IndexedDB throws, or `KeepError` 'silent' where nothing answers within `patience`, ms.
 */
export async function openDataset(factory: IDBFactory, onGone: () => void, patience: number): Promise<DatasetDatabase> {
  for (const pause of PAUSES) {
    try {
      return await open(factory, onGone, patience);
    } catch (error) {
      if (!(error instanceof DOMException) || FINAL.has(error.name)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return open(factory, onGone, patience);
}

async function open(factory: IDBFactory, onGone: () => void, patience: number): Promise<DatasetDatabase> {
  const request = factory.open(DATABASE, VERSION);
  request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
  const opening = wrap(request) as unknown as Promise<DatasetDatabase>;
  const giveUp = () => void opening.then((late) => late.close()).catch(() => undefined);
  const database = await inTime(opening, patience, giveUp);
  database.onversionchange = () => {
    database.close();
    onGone();
  };
  database.onclose = onGone;
  return database;
}

/** Step by step, so that every older version comes along. */
function upgrade(database: IDBDatabase, from: number): void {
  if (from < 1) {
    database.createObjectStore('samples', { keyPath: 'id' });
    database.createObjectStore('parts');
  }
}
