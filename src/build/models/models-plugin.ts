import { readFile } from 'node:fs/promises';
import type { Plugin, UserConfig } from 'vite';
import { prepareCharacters } from '#build/characters/prepare-characters.ts';
import { prepareModels } from './prepare-models.ts';

const MANIFEST = new URL('../../../public/models/manifest.json', import.meta.url);

/** One preparation for each process, however many servers and builds it starts. */
let prepared: Promise<unknown> | null = null;

/**
 * Prepares `public/models` and `public/characters` before Vite builds or serves. The dev server waits for it too, so that the first page
 * already finds its models. The app learns which version of them it is built with.
 */
export function models(): Plugin {
  const prepare = async (): Promise<UserConfig> => {
    prepared ??= Promise.all([prepareModels(), prepareCharacters()]).catch((error: unknown) => {
      prepared = null;
      throw error;
    });
    await prepared;
    const { version } = JSON.parse(await readFile(MANIFEST, 'utf8')) as { version: string };
    return { define: { __MODELS_VERSION__: JSON.stringify(version) } };
  };
  return {
    name: 'visor-models',
    // Vite lists the public folder when it resolves its configuration.
    config: prepare,
  };
}
