import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { EvaluateOptions } from '../options.ts';
import { Unmeasurable } from '../unmeasurable.ts';
import type { Photo } from './embed-folder.ts';
import type { Photos } from './score-shots.ts';

/** Photos of some classes as both sides see them, and those of strangers. */
export interface Embedded {
  readonly names: readonly string[];
  readonly photos: Photos;
  readonly strangers: readonly Photo[] | null;
  readonly backend: string;
}

/** What a file of embeddings says of itself. */
interface Kept {
  readonly made: string;
  readonly embedded: Embedded;
}

/**
 * Embeddings that an earlier run kept, so that heads can be compared without looking at the photos again; null where
 * there are none. Throws {@link Unmeasurable} where they are of another embedding, folder or crop.
 */
export function embeddingsIn(options: EvaluateOptions): Embedded | null {
  const { embeddings } = options;
  if (embeddings === null || !existsSync(embeddings)) return null;
  const { made, embedded } = deserialize(readFileSync(embeddings)) as Kept;
  if (made !== madeOf(options)) throw new Unmeasurable(`${embeddings} holds other embeddings: ${made}.`);
  return embedded;
}

/** Keeps embeddings in the file that was named, if one was. */
export function keepEmbeddings(options: EvaluateOptions, embedded: Embedded): void {
  if (options.embeddings === null) return;
  writeFileSync(options.embeddings, serialize({ made: madeOf(options), embedded } satisfies Kept));
}

function madeOf({ data, peer, strangers, group, crops }: EvaluateOptions): string {
  return JSON.stringify({ version: EMBEDDING.version, data, peer, strangers, group, crops });
}
