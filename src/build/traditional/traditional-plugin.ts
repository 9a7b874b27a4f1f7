import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { toTraditional } from './to-traditional.ts';

const QUERY = '?hant';
/** The files that hold Chinese words: what such a file imports from another one is converted with it. */
const WORDS = /(?:^|[-/])zh\.ts$/;

/**
 * `import('…-zh.ts?hant')` is the same file in Traditional Chinese: the source is converted while it is bundled, so that
 * only converted words are shipped. A Simplified word list stays the only one that people write.
 */
export function traditional(): Plugin {
  return {
    name: 'visor-traditional',
    enforce: 'pre',
    async resolveId(name, importer) {
      const asked = name.endsWith(QUERY);
      if (!asked && !importer?.endsWith(QUERY)) return null;
      const from = importer?.endsWith(QUERY) ? importer.slice(0, -QUERY.length) : importer;
      const found = await this.resolve(asked ? name.slice(0, -QUERY.length) : name, from);
      return found && (asked || WORDS.test(found.id)) ? found.id + QUERY : found;
    },
    load(id) {
      if (!id.endsWith(QUERY)) return null;
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      return { code: toTraditional(readFileSync(file, 'utf8')), moduleType: 'ts' };
    },
  };
}
