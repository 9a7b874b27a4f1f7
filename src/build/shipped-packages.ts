import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Names of the npm packages whose code the last build put into the app, as JSON: About is to list them all. */
export const SHIPPED_PACKAGES = join(fileURLToPath(new URL('../../', import.meta.url)), '.cache/shipped-packages.json');

const shipped = new Set<string>();

/** Notes which packages each bundle, of the page and of its workers, holds code of. */
export function shippedPackages(): Plugin {
  return {
    name: 'visor-shipped-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(part.modules)) {
          const name =
            renderedLength > 0 && /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1];
          if (name) shipped.add(name);
        }
      }
      mkdirSync(dirname(SHIPPED_PACKAGES), { recursive: true });
      writeFileSync(SHIPPED_PACKAGES, JSON.stringify([...shipped].sort(), null, 2));
    },
  };
}
