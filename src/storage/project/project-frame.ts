import type { StoredFrame } from '#storage/dataset/dataset-database.ts';
import { MAX_NAME } from './project-limits.ts';
import type { Project } from './project.ts';

/** What a project holds besides samples and head, as plain data. Names that are too long are cut, empty ones are none. */
export function frameOf({ embeddingVersion, dataset, options }: Project): StoredFrame {
  const classes = dataset.classes.map(({ key, name, look }) => ({ key, name: name?.slice(0, MAX_NAME) || null, look }));
  return { embeddingVersion, classes, options: options && { ...options } };
}
