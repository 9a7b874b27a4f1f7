import type { Head } from '#core/head/head.ts';
import type { Project } from '#storage/project/project.ts';
import { placesOf } from './sample-places.ts';

/** A sample and where it stands among the others. */
export interface StoredRow {
  readonly sample: Project['dataset']['samples'][number];
  readonly place: number;
}

/** What the records were made from: whatever is still the same needs no writing. */
export interface WrittenRecords {
  readonly samples: ReadonlyMap<string, StoredRow>;
  /** As JSON. */
  readonly frame: string;
  readonly head: Head | null;
}

/** The rows of a project by id; whoever had a place `before` keeps it if it can. */
export function rowsOf({ dataset }: Project, before: WrittenRecords | null): ReadonlyMap<string, StoredRow> {
  const had = new Map([...(before?.samples ?? [])].map(([id, { place }]) => [id, place]));
  const ids = dataset.samples.map(({ id }) => id);
  const places = placesOf(ids, had);
  return new Map(dataset.samples.map((sample, index) => [sample.id, { sample, place: places[index] ?? index }]));
}

/** Whether a row is there already as it is to be. */
export function isWritten(row: StoredRow, before: WrittenRecords | null): boolean {
  const own = before?.samples.get(row.sample.id);
  return own?.sample === row.sample && own.place === row.place;
}
