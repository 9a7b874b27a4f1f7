/** Writes the headers of our server into the configurations of `docs/hosting`: `npx tsx src/build/hosting/write.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HEADER_FILES, withHeaders } from './header-lines.ts';

for (const name of HEADER_FILES) {
  const path = fileURLToPath(new URL(`../../../docs/hosting/${name}`, import.meta.url));
  writeFileSync(path, withHeaders(name, readFileSync(path, 'utf8')));
}
