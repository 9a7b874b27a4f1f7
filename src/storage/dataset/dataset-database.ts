import { wrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { Head } from '#core/head/head.ts';
import type { TaughtClass } from '#core/dataset/dataset.ts';
import type { ProjectOptions } from '#storage/project/project.ts';
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

/**
 * Opens the database, made or brought to this version where it has to be. It closes itself as soon as another window
 * wants to delete it or bring it to a later version; `onGone` hears of that.
 */
export async function openDataset(factory: IDBFactory, onGone: () => void): Promise<DatasetDatabase> {
  const request = factory.open(DATABASE, VERSION);
  request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
  const database = (await wrap(request)) as unknown as DatasetDatabase;
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
