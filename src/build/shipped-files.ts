import { createHash } from 'node:crypto';
import type { KnownAnswer, ModelEntry, ModelFile, ModelManifest } from '#core/manifest.ts';
import { detectorGraph } from './models/detector-graph.ts';
import { silhouetteGraph } from './models/silhouette-graph.ts';
import { faceEmbeddingGraph } from './models/face-embedding-graph.ts';
import { readGraph, writeGraph, type GraphJson } from './models/graph.ts';
import {
  askShipped,
  askStock,
  bestAnchors,
  differences,
  enlarged,
  PICTURE_SIDE,
  type ModelBytes,
} from './models/known-answer.ts';
import { CREDITS, FACES, STOCK } from './models/model-sources.ts';

/**
 * Most that halving the weights may change. Measured on the known picture: 0.0045 in a score and 0.0043 of the picture
 * in an edge (the stock weights halved before fusing: 0.0118 and 0.0042; not halved at all: 0.000004 and 0.000001).
 */
const TOLERANCE = { score: 0.01, box: 0.01 };

/** Path of the known picture among the shipped files. */
const PICTURE_PATH = 'known-answer.rgb';

/**
 * Everything that `public/models` holds, from the packages' files and the known picture.
 * Throws where the rewritten detector does not answer as the stock one does.
 */
export async function shippedFiles(
  stock: ReadonlyMap<string, Uint8Array>,
  faces: ReadonlyMap<string, Uint8Array>,
  rgb: Uint8Array,
): Promise<Map<string, Uint8Array>> {
  const stockModel = stockBytes(stock);
  const { graph, exact } = detectorGraph(readGraph(stockModel.json, stockModel.weights));
  const detector = writeGraph(graph, 'detector.bin', exact);
  const picture = enlarged(rgb);
  const answer = await askStock(stockModel, picture);
  const { score, box } = differences(answer, await askShipped(detector, picture));
  if (!(score <= TOLERANCE.score && box <= TOLERANCE.box)) {
    throw new Error(`The rewritten detector differs from the stock one: scores by ${score}, boxes by ${box}.`);
  }
  const models: Record<ModelEntry['name'], ModelBytes> = {
    detector,
    'face-detector': faceBytes(faces, 'facemesh-detection-short', 'face-detector.bin'),
    'face-mesh': faceBytes(faces, 'facemesh', 'face-mesh.bin'),
    'face-embedding': faceEmbedding(faces),
    silhouette: silhouettes(faces),
  };
  const files = new Map<string, Uint8Array>();
  for (const [name, { json, weights }] of Object.entries(models)) {
    files.set(`${name}.json`, Buffer.from(JSON.stringify(json)));
    files.set(`${name}.bin`, weights);
  }
  files.set(PICTURE_PATH, rgb);
  const manifest = manifestOf(files, Object.keys(models) as ModelEntry['name'][], bestAnchors(answer));
  return files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
}

/** The stock graph with its shards joined. */
export function stockBytes(files: ReadonlyMap<string, Uint8Array>): ModelBytes {
  const json = parsed(files, `${STOCK.folder}model.json`);
  const paths = json.weightsManifest.flatMap((group) => group.paths);
  return { json, weights: Buffer.concat(paths.map((path) => take(files, STOCK.folder + path))) };
}

/** The face networks come in halves and need no more than new names. */
function faceBytes(files: ReadonlyMap<string, Uint8Array>, name: string, path: string): ModelBytes {
  const original = parsed(files, `models/${name}.json`);
  const weights = take(files, `models/${name}.bin`);
  const { json } = writeGraph(readGraph(original, weights), path);
  // The weights stay as they came: what one reads back as a half is the same half.
  const weightsManifest = [{ paths: [path], weights: original.weightsManifest.flatMap((group) => group.weights) }];
  return { json: { ...json, signature: original.signature, weightsManifest }, weights };
}

/** Silhouettes of small pictures. */
function silhouettes(files: ReadonlyMap<string, Uint8Array>): ModelBytes {
  const stock = readGraph(parsed(files, 'models/selfie.json'), take(files, 'models/selfie.bin'));
  return writeGraph(silhouetteGraph(stock), 'silhouette.bin');
}

/** The face embedding without its guesses. */
function faceEmbedding(files: ReadonlyMap<string, Uint8Array>): ModelBytes {
  const graph = faceEmbeddingGraph(readGraph(parsed(files, 'models/faceres.json'), take(files, 'models/faceres.bin')));
  return writeGraph(graph, 'face-embedding.bin');
}

function manifestOf(
  files: ReadonlyMap<string, Uint8Array>,
  names: readonly ModelEntry['name'][],
  anchors: KnownAnswer['anchors'],
): ModelManifest {
  const file = (path: string): ModelFile => {
    const bytes = take(files, path);
    return { path, bytes: bytes.length, sha256: sha256(bytes) };
  };
  const models = names.map((name) => ({ name, files: [file(`${name}.json`), file(`${name}.bin`)], ...CREDITS[name] }));
  const knownAnswer = { picture: file(PICTURE_PATH), size: PICTURE_SIDE, anchors };
  return { version: sha256(JSON.stringify({ models, knownAnswer })).slice(0, 16), models, knownAnswer };
}

/** Hex SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parsed(files: ReadonlyMap<string, Uint8Array>, path: string): GraphJson {
  return JSON.parse(Buffer.from(take(files, path)).toString('utf8')) as GraphJson;
}

function take(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (!bytes)
    throw new Error(
      `The file ${path} is missing${path.startsWith('models/') ? ` from ${FACES.name} or ${STOCK.name}` : ''}.`,
    );
  return bytes;
}
