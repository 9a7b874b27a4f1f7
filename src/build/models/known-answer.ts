import type { GraphModel } from '@tensorflow/tfjs-converter';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { COCO_IDS, KINDS } from '#core/detection/detection.ts';
import type { KnownAnswer } from '#core/manifest.ts';
import { decodeBox, SSD_ROW } from '#core/detection/ssd-boxes.ts';
import { ANCHORS, FOUND, PICTURE } from './detector-graph.ts';
import type { GraphJson } from './graph.ts';

/**
 * Side of `known-answer.rgb`: NASA's portrait of Eileen Collins (public domain; astronaut.png of Debian's
 * python3-skimage), its 360×360 pixels from (40, 0) made small. At half this size the detector no longer sees a person.
 */
export const PICTURE_SIDE = 150;
const DETECTOR_SIDE = 300;
/** Anchors in the known answer. */
const ANCHORS_TOLD = 8;

/** A graph model in memory. */
export interface ModelBytes {
  readonly json: GraphJson;
  readonly weights: Uint8Array;
}

/** What the stock graph says of a picture: scores [1917 × 90] from COCO id 1 on, boxes [1917 × 4] top, left, bottom, right. */
export interface StockAnswer {
  readonly scores: Float32Array;
  readonly boxes: Float32Array;
}

/** What the shipped graph says: `found` [1917 × SSD_ROW] and its anchors [1917 × 4]. */
export interface ShippedAnswer {
  readonly found: Float32Array;
  readonly anchors: Float32Array;
}

/** The small picture as the detector sees it: RGB 0..255, each pixel enlarged to a square. */
export function enlarged(rgb: Uint8Array): Float32Array {
  const factor = DETECTOR_SIDE / PICTURE_SIDE;
  const large = new Float32Array(DETECTOR_SIDE * DETECTOR_SIDE * 3);
  for (let i = 0; i < large.length; i++) {
    const [y, x, channel] = [Math.floor(i / (DETECTOR_SIDE * 3)), Math.floor(i / 3) % DETECTOR_SIDE, i % 3];
    large[i] = rgb[(Math.floor(y / factor) * PICTURE_SIDE + Math.floor(x / factor)) * 3 + channel] ?? 0;
  }
  return large;
}

/** Runs the untouched stock graph, fed behind its resizing loop. */
export async function askStock(model: ModelBytes, picture: Float32Array): Promise<StockAnswer> {
  const input = 'Preprocessor/map/TensorArrayStack/TensorArrayGatherV3';
  const outputs = ['Postprocessor/Slice', 'Postprocessor/ExpandDims_1'];
  const ask = (graph: GraphModel, tensor: Tensor4D) => graph.execute({ [input]: tensor }, outputs);
  const [scores, boxes] = await run(model, picture, ask);
  if (!scores || !boxes) throw new Error('The stock graph gave no answer.');
  return { scores, boxes };
}

/** Runs the shipped graph. */
export async function askShipped(model: ModelBytes, picture: Float32Array): Promise<ShippedAnswer> {
  const [found, anchors] = await run(model, picture, (graph, tensor) => {
    const anchor = graph.weights[ANCHORS]?.[0];
    if (!anchor) throw new Error('The shipped graph has no anchors.');
    return [graph.execute({ [PICTURE]: tensor }, FOUND) as Tensor, anchor];
  });
  if (!found || !anchors) throw new Error('The shipped graph gave no answer.');
  return { found, anchors };
}

async function run(
  { json, weights }: ModelBytes,
  picture: Float32Array,
  ask: (graph: GraphModel, tensor: Tensor4D) => Tensor | Tensor[],
): Promise<Float32Array[]> {
  // Only a build that prepares models pays for loading tfjs.
  const [tf, { loadGraphModel }] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-converter'),
    import('@tensorflow/tfjs-backend-cpu'),
  ]);
  // Plain JavaScript takes two seconds; wasm would take none, but it is a candidate itself, and in Node it puts its own
  // handlers of uncaught errors into the process, which is Vite's.
  // Without PROD tfjs advises installing its native backend.
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  const artifacts = {
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap((group) => group.weights) as never,
    weightData: Uint8Array.from(weights).buffer,
  };
  const graph = await loadGraphModel(tf.io.fromMemory(artifacts));
  const input = tf.tensor4d(picture, [1, DETECTOR_SIDE, DETECTOR_SIDE, 3]);
  const outputs = [ask(graph, input)].flat();
  const answers = outputs.map((output) => output.dataSync<'float32'>().slice());
  tf.dispose([input, ...outputs]);
  graph.dispose();
  return answers;
}

/** The stock graph's best anchors for a person. */
export function bestAnchors({ scores, boxes }: StockAnswer): KnownAnswer['anchors'] {
  const person = (index: number) => scores[index * 90 + COCO_IDS.person - 1] ?? 0;
  return Array.from({ length: boxes.length / 4 }, (_, index) => index)
    .sort((a, b) => person(b) - person(a))
    .slice(0, ANCHORS_TOLD)
    .map((index) => {
      const [top = 0, left = 0, bottom = 0, right = 0] = boxes.subarray(index * 4);
      return { index, score: person(index), box: [top, left, bottom, right] };
    });
}

/**
 * Largest differences between the shipped graph and the stock one: in the score of any anchor for any kept class,
 * and in any edge of the boxes that score at least 0.05 (shares of the picture).
 */
export function differences(stock: StockAnswer, { found, anchors }: ShippedAnswer): { score: number; box: number } {
  let score = 0;
  let box = 0;
  for (let index = 0; index < anchors.length / 4; index++) {
    const at = index * SSD_ROW;
    const known = KINDS.map((kind) => stock.scores[index * 90 + COCO_IDS[kind] - 1] ?? NaN);
    for (const [column, expected] of known.entries()) {
      score = worse(score, 1 / (1 + Math.exp(-(found[at + 4 + column] ?? NaN))) - expected);
    }
    if (Math.max(...known) < 0.05) continue;
    const { x, y, width, height } = decodeBox(found, at, anchors, index);
    for (const [edge, value] of [y, x, y + height, x + width].entries()) {
      box = worse(box, value - (stock.boxes[index * 4 + edge] ?? NaN));
    }
  }
  return { score, box };
}

/** NaN is the worst. */
function worse(worst: number, difference: number): number {
  return Math.abs(difference) <= worst ? worst : Math.abs(difference);
}
