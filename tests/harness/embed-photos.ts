import { browser, div, sub, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel, type Sequential } from '@tensorflow/tfjs';
import type { Backend } from '#bridge/protocol.ts';
import { area, centre, clip, type Box } from '#core/box.ts';
import type { Person } from '#core/scene.ts';
import { createDetector } from '#vision/models/detector.ts';
import { createEmbedder, type Embedder, type Subject } from '#vision/models/embedder.ts';
import { createFaceLandmarker } from '#vision/models/face-landmarker.ts';
import { FaceSearch } from '#vision/look/face-search.ts';
import { FrameReader } from '#vision/look/frame-reader.ts';
import { partsOf } from '#vision/backend/model-parts.ts';
import { Silhouettes } from '#vision/models/silhouettes.ts';
import type { Crops } from '../evaluate/options.ts';
import { modelFiles } from './model-files.ts';
import { ours } from './ours.ts';
import { openStockBackend } from './stock.ts';

/** One photo's person as both sides see it. Plain lists: they travel to Node. */
export interface EmbeddedPhoto {
  /** false: nobody was found, so the whole picture stands for the person. */
  readonly found: boolean;
  readonly body: readonly number[];
  readonly face: readonly number[] | null;
  /** The peer's vector of the same person, cut as a square with surroundings and stretched; null without a peer. */
  readonly peer: { readonly square: readonly number[]; readonly stretched: readonly number[] } | null;
  /** ms that the production embedding took, finding the person not counted. */
  readonly ms: number;
}

const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };

let embedder: Embedder | null = null;
let faces: FaceSearch | null = null;
let peer: LayersModel | Sequential | null = null;

/**
 * Makes the production embedder on this thread and, with `withPeer`, the base network of the Teachable Machine export
 * that is served as /peer/. `startOurs` comes first. Throws `NOT_TEACHABLE_MACHINE`.
 */
export async function startEmbedding(backend: Backend, withPeer: boolean): Promise<void> {
  await openStockBackend(backend);
  const files = await modelFiles();
  const reader = new FrameReader(false);
  const silhouettes = new Silhouettes(reader);
  await silhouettes.load(partsOf(files, 'silhouette'));
  const made = createEmbedder(await createDetector(partsOf(files, 'detector')), reader, silhouettes);
  made.setFaces(partsOf(files, 'face-embedding'));
  embedder = made;
  faces = new FaceSearch(reader);
  faces.landmarker = await createFaceLandmarker(partsOf(files, 'face-detector'), partsOf(files, 'face-mesh'), reader);
  if (!withPeer) return;
  const exported = await loadLayersModel('/peer/model.json').catch(() => null);
  // An export is the base network, pooled, and then its head.
  const [base] = exported?.layers ?? [];
  if (!base || !('predict' in base)) throw new Error('NOT_TEACHABLE_MACHINE');
  peer = base as Sequential;
}

/** Finds the person of each photo as the Live screen does on a photo and describes it. */
export async function embedPhotos(urls: readonly string[], crops: Crops): Promise<EmbeddedPhoto[]> {
  const photos: EmbeddedPhoto[] = [];
  for (const url of urls) photos.push(await embedPhoto(url, crops));
  return photos;
}

async function embedPhoto(url: string, crops: Crops): Promise<EmbeddedPhoto> {
  if (!embedder || !faces) throw new Error('startEmbedding comes first');
  const picture = await createImageBitmap(await (await fetch(url)).blob()).catch(() => {
    throw new Error(`UNREADABLE ${url}`);
  });
  try {
    await ours().reset();
    const copy = await createImageBitmap(picture);
    const scene = await ours().look(copy, { time: 0, still: true, turn: null });
    const person = mostProminent(scene?.people ?? []);
    const subject: Subject = {
      picture,
      box: (crops === 'person' && person?.box) || WHOLE,
      mesh: person ? (person.face?.mesh ?? null) : await faces.meshIn(picture, WHOLE),
    };
    const start = performance.now();
    const [embedding] = await embedder.embed([subject]);
    const ms = performance.now() - start;
    if (!embedding) throw new Error('no embedding');
    return {
      found: person !== null,
      body: [...embedding.body],
      face: embedding.face && [...embedding.face],
      peer: peer && (await askPeer(peer, subject)),
      ms,
    };
  } finally {
    picture.close();
  }
}

/** The largest person, those in the middle first. */
function mostProminent(people: readonly Person[]): Person | null {
  const weight = ({ box }: Person): number => {
    const { x, y } = centre(box);
    return area(clip(box)) * (1.2 - Math.hypot(x - 0.5, y - 0.5));
  };
  return people.reduce<Person | null>((best, one) => (best && weight(best) >= weight(one) ? best : one), null);
}

const PEER_SIDE = 224;

/** As Teachable Machine feeds its base network: 224 × 224, −1..1. */
async function askPeer(base: LayersModel, { picture, box }: Subject) {
  const { x, y, width, height } = clip(box);
  const [across, down] = [width * picture.width, height * picture.height];
  const side = Math.max(across, down);
  const middle = { x: (x + width / 2) * picture.width, y: (y + height / 2) * picture.height };
  const vectors = [];
  for (const [wide, tall] of [
    [side, side],
    [across, down],
  ] as const) {
    const canvas = new OffscreenCanvas(PEER_SIDE, PEER_SIDE);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'medium';
    context.scale(PEER_SIDE / wide, PEER_SIDE / tall);
    context.drawImage(picture, wide / 2 - middle.x, tall / 2 - middle.y);
    const vector = tidy(() => {
      const pixels = browser.fromPixels(canvas as unknown as HTMLCanvasElement); // [224, 224, 3]
      return base.predict(sub(div(pixels.expandDims<Tensor4D>(0), 127.5), 1)) as Tensor; // [1, 1280]
    });
    vectors.push([...(await vector.data())]);
    vector.dispose();
  }
  const [square = [], stretched = []] = vectors;
  return { square, stretched };
}
