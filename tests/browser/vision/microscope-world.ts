import { beforeAll } from 'vitest';
import type { PictureOfOne } from '#bridge/explain-protocol.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { calibrate } from '#core/head/calibrate.ts';
import type { Head, HeadSample } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import type { Depth } from '#core/microscope/depths.ts';
import type { Microscopy } from '#core/microscope/microscopy.ts';
import { createDetector, type Detector } from '#vision/models/detector.ts';
import { createEmbedder, type Embedder } from '#vision/models/embedder.ts';
import { partAround, pixelsOfPart, type Standing } from '#vision/look/body-view.ts';
import { LookLender } from '#vision/look/person-looks.ts';
import { FrameReader } from '#vision/look/frame-reader.ts';
import { Silhouettes } from '#vision/models/silhouettes.ts';
import { Microscope } from '#vision/services/microscope.ts';
import { picturePool, type PoolPicture } from './picture-pool.ts';
import { startWasm } from './start-wasm.ts';

/** About where the pool places its people. */
export const BOX = { x: 0.28, y: 0.08, width: 0.45, height: 0.9 };
export const IDLE = new AbortController().signal;
export const reader = new FrameReader(false);
const silhouettes = new Silhouettes(reader);
export const pool: PoolPicture[] = [];
export const samples: HeadSample[] = [];
export let detector: Detector;
export let embedder: Embedder;
export let head: Head;

beforeAll(async () => {
  const models = await startWasm(['detector', 'silhouette']);
  await silhouettes.load(models.silhouette);
  detector = await createDetector(models.detector);
  embedder = createEmbedder(detector, reader, silhouettes);
  for await (const one of picturePool()) {
    pool.push(one);
    const [embedding] = await embedder.embed([{ picture: one.picture, box: BOX, mesh: null }]);
    const id = `${one.name}-${one.top}-${one.wall}`;
    const classKey = one.warm ? 'warm' : 'cool';
    samples.push({ id, classKey, person: `${one.name}-${one.top}`, burst: id, embedding: embedding! });
  }
  head = headOf(samples);
});

export function headOf(taught: readonly HeadSample[]): Head {
  return calibrate(taught, trainHead(taught, { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version }));
}

/** What the embedder sees of somebody beside the layers. */
export async function aroundOf(subject: Standing) {
  const part = partAround(subject);
  const [silhouette] = await silhouettes.of([part]);
  return { pixels: pixelsOfPart(reader, part), silhouette: silhouette! };
}

export function microscope(looks = new LookLender()): Microscope {
  return new Microscope({ detector, reader, embedder, silhouettes, looks });
}

export async function look(
  scope: Microscope,
  id: number,
  { picture, box }: PictureOfOne,
  asked = head,
): Promise<Microscopy> {
  const who = { kind: 'picture', picture: await createImageBitmap(picture), box } as const;
  const seen = await scope.look({ type: 'microscope', id, who, head: asked }, { signal: IDLE });
  if (!seen) throw new Error('nothing was seen');
  return seen;
}

export function ablate(scope: Microscope, slide: number, depth: Depth, channels: readonly number[]) {
  return scope.ablate({ type: 'ablate', id: 0, slide, depth, channels }, { signal: IDLE, tell: () => undefined });
}
