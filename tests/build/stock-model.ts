import { readFile } from 'node:fs/promises';
import { askStock, enlarged, type ModelBytes, type StockAnswer } from '../../src/build/models/known-answer.ts';
import { STOCK } from '../../src/build/models/model-sources.ts';
import { prepareModels } from '../../src/build/models/prepare-models.ts';
import { stockBytes } from '../../src/build/shipped-files.ts';

const ROOT = new URL('../../', import.meta.url);

/** The untouched stock model, as preparation leaves it for benchmarks. */
export async function stockModel(): Promise<ModelBytes> {
  await prepareModels();
  const folder = new URL('.cache/models/stock/', ROOT);
  const read = async (path: string) =>
    [path, await readFile(new URL(path.slice(STOCK.folder.length), folder))] as const;
  return stockBytes(new Map(await Promise.all(STOCK.paths.map(read))));
}

/** A shipped file's bytes. */
export function shipped(path: string): Promise<Buffer> {
  return readFile(new URL(`public/models/${path}`, ROOT));
}

/** The known picture as the detector sees it, [300 × 300 × 3]. */
export async function knownPicture(): Promise<Float32Array> {
  return enlarged(await readFile(new URL('src/build/models/known-answer.rgb', ROOT)));
}

/** What the stock graph says of the known picture. */
export async function stockAnswer(): Promise<StockAnswer> {
  return askStock(await stockModel(), await knownPicture());
}
