import type { ObjectDetection } from '@tensorflow-models/coco-ssd';
import type { Backend } from '#bridge/protocol.ts';
import { ours } from './ours.ts';
import { graphOf, loadStock, rawPeople } from './stock.ts';

/** People on one picture, boxes as x, y, width, height in shares, and how long each side took. */
export interface Findings {
  readonly ours: readonly Found[];
  readonly stock: readonly Found[];
  readonly oursMs: number;
  readonly stockMs: number;
  readonly width: number;
  readonly height: number;
}

interface Found {
  readonly box: readonly [number, number, number, number];
  readonly score: number;
}

const MIN_SCORE = 0.05;
const STOCK_NMS_IOU = 0.5;

let stock: ObjectDetection | null = null;

/** Both detectors over the same pictures, one after the other on each. */
export async function findPeople(urls: readonly string[], backend: Backend): Promise<Findings[]> {
  stock ??= await warm(await loadStock(backend), urls[0]);
  const findings: Findings[] = [];
  for (const url of urls) findings.push(await findOn(url, stock));
  return findings;
}

async function findOn(url: string, reference: ObjectDetection): Promise<Findings> {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const { width, height } = picture;
  const copy = await createImageBitmap(picture);
  const start = performance.now();
  const own = await ours().detect(copy, MIN_SCORE);
  const between = performance.now();
  const raw = await rawPeople(graphOf(reference), picture, { minScore: MIN_SCORE, nmsIou: STOCK_NMS_IOU });
  const end = performance.now();
  picture.close();
  return {
    ours: own.map(({ box, score }) => ({ box: [box.x, box.y, box.width, box.height], score })),
    stock: raw.map(({ box: [top, left, bottom, right], score }) => ({
      box: [left, top, right - left, bottom - top],
      score,
    })),
    oursMs: between - start,
    stockMs: end - between,
    width,
    height,
  };
}

/** The first run of a graph compiles it: not counted. */
async function warm(reference: ObjectDetection, url: string | undefined): Promise<ObjectDetection> {
  if (url) await findOn(url, reference);
  return reference;
}
