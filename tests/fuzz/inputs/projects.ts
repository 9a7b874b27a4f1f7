import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ImportRefusal } from '#app/persistence/import-project.ts';
import { projectOf } from '#app/persistence/project-of.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import { exportTfjs } from '#storage/project/tfjs-export.ts';
import { writeProject } from '#storage/project/write-project.ts';
import type { Chance } from '../chance.ts';
import { Broken, holds } from '../holds.ts';
import { same } from '../same.ts';
import { byteMutant } from '../mutants/byte-mutant.ts';
import { jsonMutant, textOf } from '../mutants/json-mutant.ts';
import { zipMutant } from '../mutants/zip-mutant.ts';
import { mustBeSound } from './dataset-promises.ts';
import { mustSpeak } from './head-promises.ts';
import { ImportWorld, mustNotPollute, SEED_PROJECT } from './import-world.ts';
import { linearHead } from './linear-head.ts';

const FULL = { includeFaces: true, includePictures: true };
const { head } = SEED_PROJECT;
const EXPORTED = head?.kind === 'trained' ? exportTfjs(head, ['one', 'two', 'three']) : new Uint8Array();
const TAUGHT = unzipSync(writeProject(SEED_PROJECT, FULL));
const SEEDS: readonly Readonly<Record<string, Uint8Array>>[] = [
  TAUGHT,
  TAUGHT,
  unzipSync(writeProject({ ...SEED_PROJECT, dataset: { ...SEED_PROJECT.dataset, samples: [] }, head: linearHead(1) })),
  unzipSync(EXPORTED),
  { 'metadata.json': strToU8('{"labels":["a"]}'), 'model.json': strToU8('{}'), 'weights.bin': new Uint8Array(40) },
];

/** One mutant of a project file, an exported model or another program's. */
export async function fuzzProject(chance: Chance): Promise<void> {
  const parts = { ...chance.pick(SEEDS) };
  for (const name of ['project.json', 'head.json', 'model.json']) {
    if (parts[name] && chance.odds(0.6)) parts[name] = strToU8(mutantText(chance, parts[name]));
  }
  for (const name of ['vectors.bin', 'head.bin', 'faces.bin', 'pictures/0.jpg']) {
    if (parts[name] && chance.odds(0.06)) parts[name] = partMutant(chance, parts[name]);
  }
  const zip = chance.odds(0.7) ? zipMutant(chance, parts) : zipSync(parts, { level: 0 });
  await mustImport(chance.odds(0.2) ? byteMutant(chance, zip) : zip);
}

async function mustImport(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const world = new ImportWorld();
  let end: 'done' | 'asked' | 'none' | ImportRefusal = await world.exchange.importProject(new Blob([bytes]));
  mustNotPollute();
  if (end === 'asked') {
    world.mustBeUntouched();
    end = await world.exchange.answer('replace');
  }
  if (end === 'asked' || end === 'none') throw new Broken('what was read is taken or refused');
  if (end !== 'done') {
    world.mustBeUntouched();
    for (const { refusals } of [en.teach.files, zh.teach.files])
      holds(refusals[end].length > 5, `${end} has its words`);
    return;
  }
  mustBeSound(world.history.dataset);
  if (world.head) mustSpeak(world.head);
  const project = { ...projectOf(world), head: world.head };
  const again = await readProjectFile(new Blob([writeProject(project, FULL)]), EMBEDDING);
  holds(same(again.dataset, project.dataset), 'what was taken in goes out as it came');
  holds(same(again.head, project.head), 'a head that was taken in goes out as it came');
  holds(same(again.options, project.options), 'options that were taken in go out as they came');
}

function mutantText(chance: Chance, text: Uint8Array): string {
  const mutant = textOf(jsonMutant(chance, JSON.parse(strFromU8(text))));
  return chance.odds(0.05) ? strFromU8(byteMutant(chance, strToU8(mutant)), true) : mutant;
}

function partMutant(chance: Chance, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (chance.odds(0.5)) return byteMutant(chance, bytes);
  const mutant = bytes.slice();
  // Numbers that no training gives: the largest, the smallest, none.
  const view = new DataView(mutant.buffer);
  const odd = chance.pick([3.4e38, -3.4e38, 1e-45, 1e-20, Infinity, Number.NaN, 0]);
  for (let count = 1 + chance.int(40); count > 0 && mutant.length >= 8; count--) {
    const at = 8 * chance.int(Math.floor(mutant.length / 8));
    if (chance.odds(0.5)) view.setFloat32(at, odd, true);
    else view.setFloat64(at, chance.pick([1e308, -1e308, 1e39, 5e-324, Infinity, Number.NaN, 0]), true);
  }
  return mutant;
}
