import type { FaceLandmarksDetector } from '@tensorflow-models/face-landmarks-detection';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs';
import { browser, div, expandDims, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { ObjectDetection } from '@tensorflow-models/coco-ssd';
import type { Backend } from '#bridge/protocol.ts';
import { loadStock } from '../stock.ts';
import { loadStockFaces } from '../stock-faces.ts';

/** Everything that a page puts together from public libraries to find people, their faces and what they were taught to be. */
export interface Stock {
  readonly detector: ObjectDetection;
  readonly faces: FaceLandmarksDetector;
  /** A Teachable Machine export; null where none is at hand. */
  readonly taught: LayersModel | null;
}

export interface Seen {
  readonly people: number;
  readonly faces: number;
}

const SIDE = 224;
let crop: OffscreenCanvas | null = null;

/** Loads all of it, as the READMEs show it. `withTaught`: the export is served as /peer/. */
export async function loadStockPage(backend: Backend, withTaught: boolean): Promise<Stock> {
  const detector = await loadStock(backend);
  const faces = await loadStockFaces();
  return { detector, faces, taught: withTaught ? await loadLayersModel('/peer/model.json') : null };
}

/** One frame: people, then the faces in the whole frame, then the taught network on each person's crop. */
export async function stockFrame({ detector, faces, taught }: Stock, frame: HTMLCanvasElement): Promise<Seen> {
  const people = (await detector.detect(frame)).filter((one) => one.class === 'person');
  const found = await faces.estimateFaces(frame);
  if (taught) for (const { bbox } of people) await classify(taught, frame, bbox);
  return { people: people.length, faces: found.length };
}

/** As Teachable Machine's own library does it: a canvas of 224 px, −1..1, one picture at a time. */
async function classify(
  taught: LayersModel,
  frame: HTMLCanvasElement,
  [x, y, width, height]: readonly [number, number, number, number],
): Promise<void> {
  const canvas = (crop ??= new OffscreenCanvas(SIDE, SIDE));
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  context?.drawImage(frame, x, y, Math.max(1, width), Math.max(1, height), 0, 0, SIDE, SIDE);
  const answer = tidy(() => {
    const pixels = browser.fromPixels(canvas as unknown as HTMLCanvasElement);
    return taught.predict(sub(div(expandDims(pixels, 0), 127.5), 1)) as Tensor;
  });
  await answer.data();
  answer.dispose();
}
