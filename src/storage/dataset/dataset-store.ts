import type { Head } from '#core/head/head.ts';
import { deleteDataset } from './delete-dataset.ts';
import { KeepError, keepErrorOf } from './storage-error.ts';
import { openDataset, type DatasetDatabase } from './dataset-database.ts';
import { changeDataset, forgetSamples } from './dataset-transaction.ts';
import { inTime } from './in-time.ts';
import { packData, unpackData } from './plain-data.ts';
import { frameOf } from '#storage/project/project-frame.ts';
import type { Project } from '#storage/project/project.ts';
import { readDataset } from './read-dataset.ts';
import { storedSample, type StoredSample } from './stored-sample.ts';
import { isWritten, rowsOf, type StoredRow, type WrittenRecords } from './written-records.ts';

/** The dataset that a visitor chose to keep on this phone. */
export interface DatasetStore {
  /**
   * What was kept; null: nothing, or this window keeps nothing. Damaged records are left out, damaged words mended.
   * Throws {@link KeepError} 'refused', 'unavailable', 'silent', 'damaged'.
   */
  load(): Promise<Project | null>;
  /**
   * Keeps exactly this, all or nothing, writing only what changed since the last load or save. What is not in it is
   * deleted. Throws {@link KeepError}; what was kept before is there as it was.
   */
  save(project: Project): Promise<void>;
  /**
   * Deletes these samples and the head that learnt from them at once; where none of them is kept, nothing is touched. It
   * needs no room, so it also works where saving does not. Throws {@link KeepError} 'refused', 'silent'.
   */
  forget(ids: ReadonlySet<string>): Promise<void>;
  /** Deletes everything kept, also what cannot be read. Throws {@link KeepError} 'refused', 'silent'. */
  wipe(): Promise<void>;
}

/** Names of errors after which a new connection may do: browsers lose them in the background. */
const LOST = new Set(['InvalidStateError', 'UnknownError']);

interface StoreOptions {
  /** Called when the store was deleted or taken over behind this one's back. */
  readonly onlost?: () => void;
  /** Whether the browser denies this window all storage; asked after a failure. */
  readonly denied?: () => boolean;
  /** How long an answer is waited for, ms: to open, and to read or write. */
  readonly patience?: { readonly open: number; readonly work: number };
}

/** Opening takes a moment; writing all pictures anew takes a slow phone many seconds. */
const PATIENCE = { open: 5000, work: 30_000 };

/** `factory` gives `indexedDB`; a function because some browsers throw at its mere mention. */
export function createDatasetStore(
  factory: () => IDBFactory | undefined,
  { onlost, denied, patience = PATIENCE }: StoreOptions = {},
): DatasetStore {
  let connection: Promise<DatasetDatabase> | null = null;
  /** null: not known, so everything is written anew. */
  let written: WrittenRecords | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function find(): IDBFactory | undefined {
    try {
      return factory();
    } catch {
      return undefined;
    }
  }

  function connect(indexedDB: IDBFactory): Promise<DatasetDatabase> {
    const gone = (): void => {
      if (connection === opening) connection = null;
      // Deleted, perhaps, by another window: what was written there is not to be counted on.
      written = null;
      onlost?.();
    };
    const opening = openDataset(indexedDB, gone, patience.open);
    opening.catch(() => (connection = null));
    return (connection = opening);
  }

  /** After a silence: what was asked may have been done after all, and the next one asks a connection of its own. */
  function hangUp(): void {
    written = null;
    void connection?.then((database) => database.close()).catch(() => undefined);
    connection = null;
  }

  async function within<T>(indexedDB: IDBFactory, run: (database: DatasetDatabase) => Promise<T>): Promise<T> {
    const known = connection;
    try {
      return await run(await (known ?? connect(indexedDB)));
    } catch (error) {
      if (!known || !(error instanceof DOMException) || !LOST.has(error.name)) throw error;
      return run(await connect(indexedDB));
    }
  }

  /** One after the other, whatever became of those before. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run).catch((error: unknown) => {
      const typed = keepErrorOf(error, denied);
      if (typed.trouble === 'silent') hangUp();
      throw typed;
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  async function load(indexedDB: IDBFactory): Promise<Project | null> {
    written = null;
    const read = await within(indexedDB, (database) => readDataset(database, patience.work));
    if (!read) return null;
    if (read.whole) {
      const { project } = read;
      const samples = read.rows.map((row): [string, StoredRow] => [row.sample.id, row]);
      written = { samples: new Map(samples), frame: JSON.stringify(frameOf(project)), head: project.head };
    }
    return read.project;
  }

  async function save(indexedDB: IDBFactory, project: Project): Promise<void> {
    const before = written;
    const rows = rowsOf(project, before);
    const put = [...rows.values()].filter((row) => !isWritten(row, before));
    const remove = [...(before?.samples.keys() ?? [])].filter((id) => !rows.has(id));
    const frame = frameOf(project);
    const now: WrittenRecords = { samples: rows, frame: JSON.stringify(frame), head: project.head };
    const records = put.map(({ sample, place }): StoredSample => storedSample(sample, place));
    await within(indexedDB, (database) =>
      changeDataset(
        database,
        {
          clear: !before,
          put: records,
          remove,
          frame: before?.frame === now.frame ? undefined : frame,
          head: before?.head === now.head ? undefined : alone(project.head),
        },
        patience.work,
      ),
    );
    // Not where it was taken away in the same moment.
    if (connection) written = now;
  }

  async function forget(indexedDB: IDBFactory, ids: ReadonlySet<string>): Promise<void> {
    const some = await within(indexedDB, (database) => forgetSamples(database, ids, patience.work));
    if (!written || !some) return;
    const samples = new Map([...written.samples].filter(([id]) => !ids.has(id)));
    written = { ...written, samples, head: null };
  }

  async function wipe(indexedDB: IDBFactory): Promise<void> {
    written = null;
    const cleared = await within(indexedDB, (database) => changeDataset(database, { clear: true }, patience.work)).then(
      () => true,
      () => false,
    );
    (await connection?.catch(() => null))?.close();
    connection = null;
    const deleted = inTime(deleteDataset(indexedDB, cleared), patience.open, () => undefined);
    // Emptied, nothing of anybody is left, whenever the browser takes the empty rest away.
    await (cleared ? deleted.catch(() => undefined) : deleted);
  }

  /** Where there is no store, nothing is kept and nothing needs to be deleted. */
  function ifThere<T, N>(run: (indexedDB: IDBFactory) => Promise<T>, otherwise: () => N): Promise<T | N> {
    return inTurn(async () => {
      const indexedDB = find();
      return indexedDB ? run(indexedDB) : otherwise();
    });
  }

  return {
    load: () => ifThere(load, () => null),
    save: (project) =>
      ifThere(
        (indexedDB) => save(indexedDB, project),
        () => {
          throw new KeepError('unavailable', 'no IndexedDB');
        },
      ),
    forget: (ids) =>
      ifThere(
        (indexedDB) => forget(indexedDB, ids),
        () => undefined,
      ),
    wipe: () => ifThere(wipe, () => undefined),
  };
}

/** With memory of its own: a view into a larger buffer would store that buffer whole. */
function alone(head: Head | null): Head | null {
  return head && (unpackData(packData(head)) as Head);
}
