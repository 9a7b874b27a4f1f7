import type { Head } from '#core/head/head.ts';
import type { DatasetDatabase, StoredFrame } from './dataset-database.ts';
import { inTime } from './in-time.ts';
import type { StoredSample } from './stored-sample.ts';

/** What one transaction does to the kept dataset. */
export interface DatasetChange {
  /** Begin by deleting everything. */
  readonly clear?: boolean;
  readonly put?: readonly StoredSample[];
  /** Ids of samples whose records go. */
  readonly remove?: Iterable<string>;
  /** undefined: as it was. */
  readonly frame?: StoredFrame | undefined;
  /** null: deleted; undefined: as it was. */
  readonly head?: Head | null | undefined;
}

/**
 * All or nothing, and nothing where it takes longer than `patience`, ms. Throws what IndexedDB throws, with the reason of
 * the transaction rather than of one request in it, or `KeepError` 'silent'.
 */
export async function changeDataset(database: DatasetDatabase, change: DatasetChange, patience: number): Promise<void> {
  const transaction = database.transaction(['samples', 'parts'], 'readwrite', { durability: 'strict' });
  const [samples, parts] = [transaction.objectStore('samples'), transaction.objectStore('parts')];
  const requests: Promise<unknown>[] = [];
  transaction.done.catch(() => undefined); // heard below, or the error that ended it early is
  try {
    if (change.clear) requests.push(samples.clear(), parts.clear());
    for (const id of change.remove ?? []) requests.push(samples.delete(id));
    for (const record of change.put ?? []) requests.push(samples.put(record));
    if (change.frame) requests.push(parts.put(change.frame, 'frame'));
    if (change.head) requests.push(parts.put(change.head, 'head'));
    if (change.head === null) requests.push(parts.delete('head'));
  } catch (error) {
    transaction.abort();
    throw error;
  } finally {
    void Promise.allSettled(requests);
  }
  await inTime(transaction.done, patience, () => transaction.abort());
}

/**
 * Deletes these samples, and the head that learnt from them; where none of them is there, not a byte is touched. A
 * transaction of deletions alone: it works without room. Throws as {@link changeDataset}.
 */
export async function forgetSamples(
  database: DatasetDatabase,
  ids: ReadonlySet<string>,
  patience: number,
): Promise<boolean> {
  const transaction = database.transaction(['samples', 'parts'], 'readwrite', { durability: 'strict' });
  transaction.done.catch(() => undefined); // heard below
  const samples = transaction.objectStore('samples');
  const deleting = async (): Promise<boolean> => {
    const there = (await samples.getAllKeys()).filter((id) => ids.has(id));
    const requests: Promise<unknown>[] = there.map((id) => samples.delete(id));
    if (there.length > 0) requests.push(transaction.objectStore('parts').delete('head'));
    await Promise.all([...requests, transaction.done]);
    return there.length > 0;
  };
  return inTime(deleting(), patience, () => transaction.abort());
}
