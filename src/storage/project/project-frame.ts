import { heldName } from '#core/dataset/class-name.ts';
import type { StoredFrame } from '#storage/dataset/dataset-database.ts';
import type { Project } from './project.ts';

/** What a project holds besides samples and head, as plain data. Names are cut to what a dataset may hold. */
export function frameOf({ embeddingVersion, dataset, options }: Project): StoredFrame {
  const classes = dataset.classes.map(({ key, name, look }) => ({ key, name: heldName(name), look }));
  return { embeddingVersion, classes, options: options && { ...options } };
}
