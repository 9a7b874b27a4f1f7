import type { Dataset } from '#core/dataset/dataset.ts';
import { joinDatasets } from '#core/dataset/join-datasets.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { Project } from '#storage/project/project.ts';

/** What a window last knew to be kept: enough to see whether it changed since, and no picture of anybody. */
export interface KnownCopy {
  readonly ids: ReadonlySet<string>;
  /** Everything but pictures and vectors, which never change under an id. */
  readonly words: string;
}

/** See {@link KnownCopy}. */
export function knownCopy({ classes, samples }: Dataset): KnownCopy {
  const words = JSON.stringify([classes, samples.map(({ id, classKey, person }) => [id, classKey, person])]);
  return { ids: new Set(samples.map(({ id }) => id)), words };
}

/**
 * Brings what was read together with what was taught before it could be read, as if it had been there from the start;
 * `last` is what this window knew to be kept. True: the page now holds exactly what was read; false: more or less than
 * that; null: together they are more classes than there may be, and nothing was changed.
 */
export function joinKept(history: DatasetHistory, kept: Project, last: KnownCopy | null): boolean | null {
  const { dataset: mine, options } = history;
  if (history.blank) {
    history.begin(kept.dataset, kept.head, kept.options);
    return true;
  }
  const now = knownCopy(kept.dataset);
  if (last?.words === now.words) return knownCopy(mine).words === now.words;
  if (mine.samples.length === 0 && history.brought) {
    // A model from a code takes the place of what was there; undo brings that back.
    const { brought } = history;
    history.begin(kept.dataset, kept.head, kept.options);
    history.replace(mine, brought, options);
    return false;
  }
  const joined = joinDatasets(kept.dataset, mine, last?.ids);
  if (!joined) return null;
  history.begin(joined, null, kept.options ?? options);
  return false;
}
