import type { Plugin } from 'vite';
import { prepareModels } from './prepare-models.ts';

/** One preparation for each process, however many servers and builds it starts. */
let prepared: Promise<void> | null = null;

/**
 * Prepares `public/models` before Vite builds or serves. The dev server waits for it too, so that the first page
 * already finds its models.
 */
export function models(): Plugin {
  const prepare = (): Promise<void> => {
    prepared ??= prepareModels().catch((error: unknown) => {
      prepared = null;
      throw error;
    });
    return prepared;
  };
  return {
    name: 'visor-models',
    // Vite lists the public folder when it resolves its configuration.
    config: prepare,
  };
}
