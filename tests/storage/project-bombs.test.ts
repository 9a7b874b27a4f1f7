import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readProjectFile } from '#storage/project/read-project.ts';
import { writeProject } from '#storage/project/write-project.ts';
import { makeProject, SHAPE } from './make-project.ts';
import { withSizeSaid } from './sizes-said.ts';

const parts = unzipSync(writeProject(makeProject({ samples: 6 }), { includeFaces: true, includePictures: true }));
const zeros = (bytes: number) => new Uint8Array(bytes);
const withVectors = (megabytes: number) =>
  zipSync({ ...parts, 'vectors.bin': zeros(megabytes * 2 ** 20) }, { level: 1 });
const crowd = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`${index}`, zeros(0)]));

test.each([
  ['130 MB of zeros', 'too-large', () => withVectors(130)],
  ['6000 files', 'too-large', () => zipSync({ ...parts, ...crowd })],
  ['20 MB that say they are small', 'damaged', () => withSizeSaid(withVectors(20), 'vectors.bin', 576)],
])('a bomb of %s is refused', async (_what, reason, make) => {
  await expect(readProjectFile(new Blob([make()]), SHAPE)).rejects.toMatchObject({ reason });
});
