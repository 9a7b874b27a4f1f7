import { expect, test } from 'vitest';
import { rng } from '#core/rng.ts';
import { ProjectRefusal } from '#storage/project/project-refusal.ts';
import { readProjectFile } from '#storage/project/read-project.ts';
import { writeProject } from '#storage/project/write-project.ts';
import { makeProject, SHAPE } from './make-project.ts';

const project = makeProject({ samples: 5 });
const good = writeProject(project, { includeFaces: true, includePictures: true });

/** `refused`, `equal`, or what else came of it. */
async function outcomeOf(file: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const read = await readProjectFile(new Blob([file]), SHAPE);
    expect(read).toStrictEqual(project);
    return 'equal';
  } catch (error) {
    return error instanceof ProjectRefusal ? 'refused' : String(error);
  }
}

async function tally(damage: (file: Uint8Array<ArrayBuffer>, random: () => number) => Uint8Array<ArrayBuffer>) {
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 600; seed++) outcomes.add(await outcomeOf(damage(good.slice(), rng(seed))));
  return [...outcomes].sort();
}

test('one changed byte is noticed or changes nothing', async () => {
  const outcomes = await tally((file, random) => {
    const at = Math.floor(random() * file.length);
    file[at] = (file[at] ?? 0) ^ (1 + Math.floor(random() * 255));
    return file;
  });
  expect(outcomes).toEqual(['equal', 'refused']);
});

test('every single bit of the directory and of the headers is noticed or changes nothing', async () => {
  const outcomes = new Set<string>();
  const directory = Buffer.from(good).indexOf('PK\u0001\u0002', 0, 'latin1');
  const places = Array.from({ length: good.length - directory }, (_, index) => directory + index);
  for (const at of [...places, ...Array.from({ length: 60 }, (_, index) => index)]) {
    const file = good.slice();
    file[at] = (file[at] ?? 0) ^ (1 << (at % 8));
    outcomes.add(await outcomeOf(file));
  }
  expect([...outcomes].sort()).toEqual(['equal', 'refused']);
});

test('a file cut short anywhere is refused', async () => {
  expect(await tally((file, random) => file.slice(0, Math.floor(random() * file.length)))).toEqual(['refused']);
});

test('a stretch of other bytes is noticed or changes nothing', async () => {
  const outcomes = await tally((file, random) => {
    const at = Math.floor(random() * file.length);
    for (let step = 0; step < 40 && at + step < file.length; step++) file[at + step] = Math.floor(random() * 256);
    return file;
  });
  expect(outcomes.filter((one) => one !== 'equal')).toEqual(['refused']);
});
