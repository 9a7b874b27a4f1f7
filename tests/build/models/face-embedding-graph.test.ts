import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { dispose, io, setBackend, tensor4d, type Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { faceEmbeddingGraph } from '../../../src/build/models/face-embedding-graph.ts';
import { readGraph, writeGraph, type Graph, type GraphJson } from '../../../src/build/models/graph.ts';
import { FACES } from '../../../src/build/models/model-sources.ts';
import { prepareModels } from '../../../src/build/models/prepare-models.ts';
import { knownPicture, shipped } from '../stock-model.ts';

let stock: Graph;
let rewritten: Graph;

beforeAll(async () => {
  await prepareModels();
  const folder = new URL(`../../../.cache/models/packages/@vladmandic+human-models-${FACES.version}/`, import.meta.url);
  const json = JSON.parse(await readFile(new URL('models/faceres.json', folder), 'utf8')) as GraphJson;
  stock = readGraph(json, await readFile(new URL('models/faceres.bin', folder)));
  rewritten = faceEmbeddingGraph(stock);
}, 120_000);

test('nothing is left that guesses age or gender, neither in the graph nor in the shipped files', async () => {
  const guesses = /age|gender|feats/i;
  expect(stock.nodes.filter(({ name }) => guesses.test(name)).length).toBeGreaterThan(6);
  expect(rewritten.nodes.filter(({ name }) => guesses.test(name))).toEqual([]);
  expect([...rewritten.tensors.keys()].filter((name) => guesses.test(name))).toEqual([]);
  const json = JSON.parse((await shipped('face-embedding.json')).toString('utf8')) as GraphJson;
  const weights = json.weightsManifest.flatMap((group) => group.weights);
  expect(json.modelTopology.node.filter(({ name }) => guesses.test(name))).toEqual([]);
  expect(weights.filter(({ name }) => guesses.test(name))).toEqual([]);
  // The layers of the guesses hold 1024 × 256 numbers and more.
  expect(Math.max(...weights.map(({ shape }) => shape.reduce((a, b) => a * b, 1)))).toBe(1024 * 1024);
});

test('everything behind a convolution is folded into it', () => {
  const ops = rewritten.nodes.map(({ op }) => op);
  for (const op of ['Conv2D', 'Mul', 'Add', 'Relu', 'Relu6', 'Minimum', 'Maximum']) expect(ops).not.toContain(op);
  expect(ops.filter((op) => op.includes('Fused'))).toHaveLength(27);
});

test('it describes a picture as the stock network does', async () => {
  await setBackend('wasm');
  // A face in the middle of the known picture.
  const known = await knownPicture();
  const rows = Array.from({ length: 224 }, (_, y) =>
    known.subarray(((y + 20) * 300 + 38) * 3, ((y + 20) * 300 + 262) * 3),
  );
  const picture = Float32Array.from(rows.flatMap((row) => [...row]));
  const expected = await answer(stock, 'input_1', 'global_pooling/Mean', picture);
  const given = await answer(rewritten, 'picture', 'face', picture);
  const size = Math.hypot(...expected);
  expect(size).toBeGreaterThan(1);
  expect(given).toHaveLength(1024);
  expect(Math.hypot(...given.map((value, i) => value - (expected[i] ?? NaN)))).toBeLessThan(0.01 * size);
});

/** Runs a graph as it would be shipped, halves and all. */
async function answer(graph: Graph, input: string, output: string, picture: Float32Array): Promise<number[]> {
  const { json, weights } = writeGraph(graph, 'x.bin');
  const model = await loadGraphModel(
    io.fromMemory({
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest.flatMap((group) => group.weights) as never,
      weightData: Uint8Array.from(weights).buffer,
    }),
  );
  const tensor = tensor4d(picture, [1, 224, 224, 3]);
  const result = model.execute({ [input]: tensor }, output) as Tensor;
  const values = [...(await result.data())];
  dispose([tensor, result]);
  model.dispose();
  return values;
}
