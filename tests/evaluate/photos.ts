import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PhotoVerdict } from '../harness/look-at-photo.ts';
import { openHarness } from '../harness/open-harness.ts';
import type { EvaluateOptions } from './options.ts';
import { Unmeasurable } from './unmeasurable.ts';

interface PhotoRow extends PhotoVerdict {
  readonly name: string;
}

/** Every file of a folder opened as a photo, in one page that must survive them all. */
export async function evaluatePhotos({ data, backend }: EvaluateOptions): Promise<object> {
  const names = filesOf(data);
  if (names.length === 0) throw new Unmeasurable(`${data} holds no files.`);
  const harness = await openHarness(data);
  try {
    const start = () => harness.page.evaluate((name) => window.harness.startOurs(name), backend);
    const started = await start();
    const files: PhotoRow[] = [];
    let crashes = 0;
    for (const name of names) {
      const url = `/data/${name.split('/').map(encodeURIComponent).join('/')}`;
      try {
        files.push({ name, ...(await harness.page.evaluate((path) => window.harness.lookAtPhoto(path), url)) });
      } catch (error) {
        crashes += 1;
        console.error(`  ${name} ended the page: ${String(error)}`);
        files.push({ name, ...crashed });
        await harness.reopen();
        await start();
      }
    }
    return { files, survived: crashes === 0, backend: started.backend };
  } finally {
    await harness.close();
  }
}

const crashed: PhotoVerdict = {
  accepted: false,
  reason: 'crashed',
  people: 0,
  boxes: [],
  labels: [],
  width: 0,
  height: 0,
  ms: 0,
};

/** Every file in a folder and below, relative, with forward slashes, in order. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
}
