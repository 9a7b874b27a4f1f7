import type { Head } from '#core/head/head.ts';
import { deleteDataset } from './delete-dataset.ts';
import { KeepError, keepErrorOf } from './storage-error.ts';
import { openDataset, type DatasetDatabase } from './dataset-database.ts';
import { changeDataset } from './dataset-transaction.ts';
import { packData, unpackData } from './plain-data.ts';
import { frameOf } from '#storage/project/project-frame.ts';
import type { Project } from '#storage/project/project.ts';
import { readDataset } from './read-dataset.ts';
import { placesOf } from './sample-places.ts';
import { storedSample, type StoredSample } from './stored-sample.ts';

/** The dataset that a visitor chose to keep on this phone. */
export interface DatasetStore {
  /**
   * What was kept; null: nothing, or this window keeps nothing. Damaged records are left out.
   * Throws {@link KeepError} 'refused'.
   */
  load(): Promise<Project | null>;
  /**
   * Keeps exactly this, all or nothing, writing only what changed since the last load or save. What is not in it is
   * deleted. Throws {@link KeepError}; what was kept before is there as it was.
   */
  save(project: Project): Promise<void>;
  /**
   * Deletes these samples and the head that learnt from them at once. It needs no room, so it also works where saving
   * does not. Throws {@link KeepError} 'refused'.
   */
  forget(ids: ReadonlySet<string>): Promise<void>;
  /** Deletes everything kept, also what cannot be read. Throws {@link KeepError} 'refused'. */
  wipe(): Promise<void>;
}

/** What the records were made from: whatever is still the same needs no writing. */
interface Written {
  readonly samples: ReadonlyMap<string, StoredRow>;
  readonly frame: string;
  readonly head: Head | null;
}

type StoredRow = { readonly sample: Project['dataset']['samples'][number]; readonly place: number };

/** Names of errors after which a new connection may do: browsers lose them in the background. */
const LOST = new Set(['InvalidStateError', 'UnknownError']);

/** `factory` gives `indexedDB`; a function because some browsers throw at its mere mention. */
export function createDatasetStore(factory: () => IDBFactory | undefined): DatasetStore {
  let connection: Promise<DatasetDatabase> | null = null;
  /** null: not known, so everything is written anew. */
  let written: Written | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function find(): IDBFactory | undefined {
    try {
      return factory();
    } catch {
      return undefined;
    }
  }

  function connect(indexedDB: IDBFactory): Promise<DatasetDatabase> {
    const opening = openDataset(indexedDB, () => {
      if (connection === opening) connection = null;
      // Deleted, perhaps, by another window: what was written there is not to be counted on.
      written = null;
    });
    opening.catch(() => (connection = null));
    return (connection = opening);
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
      throw keepErrorOf(error);
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  async function load(indexedDB: IDBFactory): Promise<Project | null> {
    written = null;
    const read = await within(indexedDB, readDataset);
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
    const put = [...rows.values()].filter((row) => !isSame(before?.samples.get(row.sample.id), row));
    const remove = [...(before?.samples.keys() ?? [])].filter((id) => !rows.has(id));
    const frame = frameOf(project);
    const now: Written = { samples: rows, frame: JSON.stringify(frame), head: project.head };
    const records = put.map(({ sample, place }): StoredSample => storedSample(sample, place));
    await within(indexedDB, (database) =>
      changeDataset(database, {
        clear: !before,
        put: records,
        remove,
        frame: before?.frame === now.frame ? undefined : frame,
        head: before?.head === now.head ? undefined : alone(project.head),
      }),
    );
    written = now;
  }

  async function forget(indexedDB: IDBFactory, ids: ReadonlySet<string>): Promise<void> {
    await within(indexedDB, (database) => changeDataset(database, { remove: ids, head: null }));
    if (!written) return;
    const samples = new Map([...written.samples].filter(([id]) => !ids.has(id)));
    written = { ...written, samples, head: null };
  }

  async function wipe(indexedDB: IDBFactory): Promise<void> {
    written = null;
    const cleared = await within(indexedDB, (database) => changeDataset(database, { clear: true })).then(
      () => true,
      () => false,
    );
    (await connection?.catch(() => null))?.close();
    connection = null;
    await deleteDataset(indexedDB, cleared);
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

function rowsOf({ dataset }: Project, before: Written | null): ReadonlyMap<string, StoredRow> {
  const had = new Map([...(before?.samples ?? [])].map(([id, { place }]) => [id, place]));
  const ids = dataset.samples.map(({ id }) => id);
  const places = placesOf(ids, had);
  return new Map(dataset.samples.map((sample, index) => [sample.id, { sample, place: places[index] ?? index }]));
}

function isSame(one: StoredRow | undefined, other: StoredRow): boolean {
  return one?.sample === other.sample && one.place === other.place;
}

/** With memory of its own: a view into a larger buffer would store that buffer whole. */
function alone(head: Head | null): Head | null {
  return head && (unpackData(packData(head)) as Head);
}
