import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runner/step.ts';

const FOLDERS = [
  join(root, 'tests/fixtures'),
  join(root, '../shared/data/odd-images'),
  join(root, '../shared/data/field'),
];

/** A photo or clip that mutants are made of. */
export interface MediaSeed {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Photos and clips whose headers are worth changing: those that come with the tests, and the odd ones where they are at hand. */
export function mediaSeeds(): readonly MediaSeed[] {
  return FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(jpe?g|png|gif|webp|avif|heic|mp4|mov|webm)$/.test(name))
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
      .filter(({ bytes }) => bytes.length > 16),
  );
}
