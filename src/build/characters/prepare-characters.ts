import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '#build/models/cached-package.ts';
import { characterFiles, CHARACTERS } from './character-source.ts';
import { readNpmFiles } from '#build/models/npm-files.ts';
import { npmSettings } from '#build/models/npm-settings.ts';
import type { PrepareOptions } from '#build/models/prepare-models.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FILES = ['strokes.bin', 'first.bin', 'LICENSE.txt'];
/** What a result depends on. */
const RECIPE = [
  'src/build/characters/character-source.ts',
  'src/core/characters/bits.ts',
  'src/core/characters/prefix-code.ts',
  'src/core/characters/simplify.ts',
  'src/core/characters/stroke-file.ts',
];

/**
 * Brings `public/characters` up to date, as `prepareModels` does for the models: from the cache, else from the pinned
 * npm package. Throws one sentence when the registry cannot be reached.
 */
export async function prepareCharacters({
  cache = join(ROOT, '.cache/characters'),
  out = join(ROOT, 'public/characters'),
  settings = () => npmSettings(ROOT),
}: PrepareOptions = {}): Promise<void> {
  const prepared = join(cache, `prepared-${await recipe()}`);
  let files = await kept(prepared);
  if (!files) {
    files = characterFiles(await readNpmFiles(CHARACTERS, await settings()));
    await writeWhole(prepared, files);
  }
  await mkdir(out, { recursive: true });
  for (const [name, bytes] of files) {
    const there = await readFile(join(out, name)).catch(() => null);
    if (there?.equals(bytes)) continue;
    const unfinished = join(out, `${name}.${process.pid}`);
    await writeFile(unfinished, bytes);
    await rename(unfinished, join(out, name));
  }
}

async function kept(folder: string): Promise<Map<string, Uint8Array> | null> {
  try {
    return new Map(await Promise.all(FILES.map(async (name) => [name, await readFile(join(folder, name))] as const)));
  } catch {
    return null;
  }
}

async function recipe(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of RECIPE) hash.update(await readFile(join(ROOT, path)));
  return hash.digest('hex').slice(0, 16);
}
