/** Class keys by what they were chosen for: people, or folders. A value: every change makes a new one. */
export type Ticked = ReadonlyMap<string, string>;

/** Nobody is chosen. */
export const NOBODY: Ticked = new Map();

/** With other class keys for some people; null: none any more. */
export function withTicked(ticked: Ticked, changes: readonly (readonly [id: string, key: string | null])[]): Ticked {
  const next = new Map(ticked);
  for (const [id, key] of changes) {
    if (key === null) next.delete(id);
    else next.set(id, key);
  }
  return next;
}

/** Which classes samples teach, by the samples' ids. */
export function taughtAs(samples: readonly { readonly id: string; readonly classKey: string }[]): Ticked {
  return new Map(samples.map(({ id, classKey }) => [id, classKey]));
}

/** How many are chosen for each class key. */
export function countsOf(ticked: Ticked): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of ticked.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** A class key for each folder; null where there was no room for one more class. */
export function classesFor(
  folders: readonly string[],
  keyOf: (folder: string) => string | null,
): ReadonlyMap<string, string | null> {
  return new Map(folders.map((folder) => [folder, keyOf(folder)]));
}
