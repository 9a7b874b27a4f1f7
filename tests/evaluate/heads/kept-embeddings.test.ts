import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { EvaluateOptions } from '../options.ts';
import { readOptions } from '../options.ts';
import { Unmeasurable } from '../unmeasurable.ts';
import { embeddingsIn, keepEmbeddings, type Embedded } from './kept-embeddings.ts';

const folder = mkdtempSync(join(tmpdir(), 'visor-embeddings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const optionsOf = (...more: string[]): EvaluateOptions =>
  readOptions(['heads', '--data', folder, '--json', 'out.json', ...more]);
const EMBEDDED: Embedded = {
  names: ['a'],
  photos: {
    classes: [[{ file: 'a/1.jpg', found: true, body: Float32Array.of(0.1, 2), face: null, peer: null, ms: 3 }]],
    groups: [['a/1.jpg']],
  },
  strangers: null,
  backend: 'wasm',
};

test('embeddings come back to the bit', () => {
  const options = optionsOf('--embeddings', join(folder, 'kept.bin'));
  expect(embeddingsIn(options)).toBeNull();
  keepEmbeddings(options, EMBEDDED);
  expect(embeddingsIn(options)).toEqual(EMBEDDED);
});

test('those of another crop are refused, and without the option none are kept', () => {
  const file = join(folder, 'person.bin');
  keepEmbeddings(optionsOf('--embeddings', file), EMBEDDED);
  expect(() => embeddingsIn(optionsOf('--embeddings', file, '--crops', 'whole'))).toThrow(Unmeasurable);
  expect(embeddingsIn(optionsOf())).toBeNull();
});
