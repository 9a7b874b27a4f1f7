import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { Trainer } from '#app/training/trainer.svelte.ts';
import type { Project } from '#storage/project/project.ts';

interface Taught {
  readonly history: Pick<DatasetHistory, 'dataset'>;
  readonly trainer: Pick<Trainer, 'current' | 'options'>;
}

/** What is taught now, with the head only where it learnt exactly that: one that still knows a forgotten person stays behind. */
export function projectOf({ history: { dataset }, trainer: { current: head, options } }: Taught): Project {
  return { embeddingVersion: EMBEDDING.version, dataset, head, options };
}
