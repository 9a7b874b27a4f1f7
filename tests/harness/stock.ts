import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
// The whole library, as its readme says: it brings the WebGL and CPU backends.
import '@tensorflow/tfjs';
import { load, type ObjectDetection } from '@tensorflow-models/coco-ssd';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import {
  browser,
  env,
  expandDims,
  image,
  setBackend,
  tidy,
  tensor1d,
  tensor2d,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { Backend } from '#bridge/protocol.ts';

/** One person as the untouched graph found it; box as y1, x1, y2, x2 in shares of the picture. */
export interface RawPerson {
  readonly box: readonly [number, number, number, number];
  readonly score: number;
}

/** COCO's first class in the graph's 90 columns. */
const PERSON = 0;
const MOST_BOXES = 100;

/** Opens a backend on this thread. */
export async function openStockBackend(backend: Backend): Promise<void> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  });
  if (!(await setBackend(backend))) throw new Error(`stock cannot run on ${backend}`);
}

/** Stock coco-ssd from the untouched graph, on this thread, as its README loads it. */
export async function loadStock(backend: Backend): Promise<ObjectDetection> {
  await openStockBackend(backend);
  return load({ modelUrl: '/stock/model.json' });
}

/** The graph that stock coco-ssd runs: its own code keeps it private. */
export function graphOf(stock: ObjectDetection): GraphModel {
  return (stock as unknown as { model: GraphModel }).model;
}

/**
 * The people in the graph's raw outputs: its score for the class person, then greedy suppression at `nmsIou`. Not
 * `detect()`, which takes its lowest score for the overlap too.
 */
export async function rawPeople(
  graph: GraphModel,
  picture: ImageBitmap,
  { minScore, nmsIou }: { minScore: number; nmsIou: number },
): Promise<RawPerson[]> {
  const input = tidy(() => expandDims(browser.fromPixels(picture), 0)); // [1, height, width, 3]
  const outputs = (await graph.executeAsync(input)) as [Tensor, Tensor]; // scores [1, 1917, 90], boxes [1, 1917, 1, 4]
  const [scores, boxes] = await Promise.all([outputs[0].data(), outputs[1].data()]);
  const classes = outputs[0].shape[2] ?? 0;
  input.dispose();
  outputs.forEach((output) => output.dispose());
  const people = Array.from({ length: boxes.length / 4 }, (_, anchor): RawPerson => {
    const [top = 0, left = 0, bottom = 0, right = 0] = boxes.subarray(anchor * 4, anchor * 4 + 4);
    return { box: [top, left, bottom, right], score: scores[anchor * classes + PERSON] ?? 0 };
  }).filter((person) => person.score >= minScore);
  if (people.length === 0) return [];
  const kept = tidy(() =>
    image
      .nonMaxSuppression(
        tensor2d(people.map(({ box }) => [...box])),
        tensor1d(people.map(({ score }) => score)),
        MOST_BOXES,
        nmsIou,
        minScore,
      )
      .dataSync(),
  );
  return Array.from(kept, (index) => people[index]).filter((person) => person !== undefined);
}
