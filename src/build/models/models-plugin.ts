import type { Plugin } from 'vite';
import { prepareCharacters } from '#build/characters/prepare-characters.ts';
import { prepareModels } from './prepare-models.ts';

/** One preparation for each process, however many servers and builds it starts. */
let prepared: Promise<unknown> | null = null;

/**
 * Prepares `public/models` and `public/characters` before Vite builds or serves. The dev server waits for it too, so that the first page
 * already finds its models.
 */
export function models(): Plugin {
  const prepare = async (): Promise<void> => {
    prepared ??= Promise.all([prepareModels(), prepareCharacters()]).catch((error: unknown) => {
      prepared = null;
      throw error;
    });
    await prepared;
  };
  return {
    name: 'visor-models',
    // Vite lists the public folder when it resolves its configuration.
    config: prepare,
  };
}
