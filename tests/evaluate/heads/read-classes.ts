import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Unmeasurable } from '../unmeasurable.ts';

const PICTURES = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif', '.bmp']);

/** Photos of one class, or of strangers. */
export interface PhotoFolder {
  readonly name: string;
  /** Paths relative to the folder that was named, with forward slashes, in order. */
  readonly files: readonly string[];
}

/** One folder per class. Throws {@link Unmeasurable} where there are not two with photos. */
export function readClasses(folder: string): PhotoFolder[] {
  const classes = foldersOf(folder)
    .map((name) => ({ name, files: picturesOf(join(folder, name)).map((file) => `${name}/${file}`) }))
    .filter(({ files }) => files.length > 0);
  if (classes.length < 2)
    throw new Unmeasurable(`${folder} needs a folder with photos for each of two or more classes.`);
  return classes;
}

/** Photos of people of no class: in the folder itself and in folders in it. */
export function readStrangers(folder: string): PhotoFolder {
  const deeper = foldersOf(folder).flatMap((name) => picturesOf(join(folder, name)).map((file) => `${name}/${file}`));
  const files = [...picturesOf(folder), ...deeper];
  if (files.length === 0) throw new Unmeasurable(`${folder} holds no photos.`);
  return { name: 'strangers', files };
}

function foldersOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();
}

function picturesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => PICTURES.has(extname(name).toLowerCase()))
    .sort();
}
