import type { Head, TrainingOptions } from '#core/head/head.ts';
import type { Dataset } from '#core/dataset/dataset.ts';

/** Everything a visitor taught and what came of it: what is kept on the phone and travels in a project file. */
export interface Project {
  /** Version of the embedding that made every vector here. */
  readonly embeddingVersion: string;
  readonly dataset: Dataset;
  /** null where nothing was trained yet. */
  readonly head: Head | null;
  /** As chosen for the next training; null: as the app comes. */
  readonly options: ProjectOptions | null;
}

/** What somebody who trains may choose, without what the app itself knows. */
export type ProjectOptions = Omit<TrainingOptions, 'embeddingVersion'>;
