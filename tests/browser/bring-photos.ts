import { cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const DATA = join(import.meta.dirname, '../../../shared/data/masks');
/** Where the test page can fetch them; never committed. */
const SERVED = join(import.meta.dirname, '../../.cache/test-photos/masks');

/** Photos that browser tests ask for: the first of each kind. */
const COUNT = 40;

/** Lays a few of the test data's photos where Vite serves them to the tests' page; nothing where the data is absent. */
export async function bringPhotos(): Promise<void> {
  if (!existsSync(DATA) || existsSync(SERVED)) return;
  for (const kind of ['with_mask', 'without_mask']) {
    await mkdir(join(SERVED, kind), { recursive: true });
    for (let i = 0; i < COUNT; i += 1) {
      const name = `${String(i).padStart(3, '0')}.jpg`;
      await cp(join(DATA, kind, name), join(SERVED, kind, name));
    }
  }
}
