import type { Embedding } from '#core/embedding/embedding.ts';
import type { Project } from './project.ts';

/**
 * Bytes of everything taught: vectors and pictures. The browser's own estimate counts the models too, and most browsers
 * do not tell them apart.
 */
export function projectBytes({ dataset }: Project): number {
  return dataset.samples.reduce((sum, { embedding, background, picture }) => {
    return sum + vectorBytes(embedding) + (background ? vectorBytes(background) : 0) + picture.length;
  }, 0);
}

function vectorBytes({ body, face }: Embedding): number {
  return body.byteLength + (face?.byteLength ?? 0);
}
