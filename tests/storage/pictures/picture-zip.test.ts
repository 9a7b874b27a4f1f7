import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { folderNames } from '#storage/pictures/folder-names.ts';
import { readPictureZip } from '#storage/pictures/picture-zip.ts';
import { MAX_UNPACKED_BYTES } from '#storage/project/project-limits.ts';

const zip = (files: Zippable, name = 'things.zip') => new File([zipSync(files)], name);
const some = (seed: number) => Uint8Array.from({ length: 40 }, (_, i) => (seed * 31 + i * i) % 251);
const read = async (file: File) => {
  const end = await readPictureZip(file);
  if (typeof end === 'string') return end;
  return {
    ...end,
    pictures: await Promise.all(
      end.pictures.map(async ({ file: one, folder }) => [folder, one.name, one.type, await one.bytes()]),
    ),
  };
};

test('pictures come out of their folders, byte for byte, as people count; all else is counted', async () => {
  const file = zip({
    'costumes/chef/10.jpg': some(1),
    'costumes/chef/2.JPG': some(2),
    'costumes/doctor/1.png': some(3),
    'costumes/manifest.json': some(4),
    '__MACOSX/costumes/chef/._2.JPG': some(5),
    'costumes/.DS_Store': some(6),
  });
  expect(await read(file)).toEqual({
    pictures: [
      ['chef', '2.JPG', 'image/jpeg', some(2)],
      ['chef', '10.jpg', 'image/jpeg', some(1)],
      ['doctor', '1.png', 'image/png', some(3)],
    ],
    skipped: 1,
    damaged: 0,
  });
});

test('what is no zip, and what says that it holds more than a project may, is refused before anything is unpacked', async () => {
  expect(await read(new File([some(1) as BlobPart], 'a.zip'))).toBe('damaged');
  const bytes = zipSync({ 'a/1.jpg': some(1), 'b/2.jpg': some(2) });
  const at = bytes.findIndex(
    (_, i) => new DataView(bytes.buffer).getUint32(Math.min(i, bytes.length - 4), true) === 0x02014b50,
  );
  new DataView(bytes.buffer).setUint32(at + 24, MAX_UNPACKED_BYTES + 1, true);
  expect(await read(new File([bytes as BlobPart], 'a.zip'))).toBe('too-large');
});

test('a picture that unpacks to more than it says, or to something else, is left out and counted', async () => {
  const bytes = zipSync({ 'a/1.jpg': new Uint8Array(200_000), 'b/2.jpg': some(2), 'b/3.jpg': some(3) });
  const view = new DataView(bytes.buffer);
  const entries = [...bytes.keys()].filter((i) => i + 4 <= bytes.length && view.getUint32(i, true) === 0x02014b50);
  view.setUint32(entries[0]! + 24, 100, true);
  view.setUint32(entries[1]! + 16, 12345, true);
  const end = await read(new File([bytes], 'a.zip'));
  expect(typeof end === 'string' ? end : [end.pictures.map(([, name]) => name), end.damaged]).toEqual([['3.jpg'], 2]);
});

describe('the class of a picture is', () => {
  test.each<[string, string[], string, (string | null)[]]>([
    ['its folder', ['p/chef/1.jpg', 'p/doctor/1.jpg'], 'p.zip', ['chef', 'doctor']],
    [
      'its folder without what was added to it',
      ['Class 1-samples/0.jpg', 'Class 2-samples/0.jpg'],
      'p.tm',
      ['Class 1', 'Class 2'],
    ],
    [
      'the word before its number',
      ['Hat-0.jpg', 'Hat-1.jpg', 'Cap-0.jpg', 'Cap-1.jpg'],
      'p.tm',
      ['Hat', 'Hat', 'Cap', 'Cap'],
    ],
    [
      'the same within one folder',
      ['s/Hat-0.jpg', 's/Hat-1.jpg', 's/Cap-0.jpg', 's/Cap-1.jpg'],
      'p.tm',
      ['Hat', 'Hat', 'Cap', 'Cap'],
    ],
    ['the name of the zip', ['0.jpg', '1.jpg'], 'Chef-samples.zip', ['Chef', 'Chef']],
    [
      'the name of the zip, where words name one picture each',
      ['IMG_1.jpg', 'DSC_2.jpg'],
      'party.zip',
      ['party', 'party'],
    ],
    ['beside folders, the name of the zip', ['0.jpg', 'chef/1.jpg'], 'more.zip', ['more', 'chef']],
  ])('%s', (_what, paths, name, folders) => {
    expect(folderNames(paths, name)).toEqual(folders);
  });
});
