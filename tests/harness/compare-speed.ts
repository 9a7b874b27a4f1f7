import type { FaceLandmarksDetector } from '@tensorflow-models/face-landmarks-detection';
import type { ObjectDetection } from '@tensorflow-models/coco-ssd';
import type { Backend } from '#bridge/protocol.ts';
import { fourPeople } from './four-people.ts';
import { ours } from './ours.ts';
import { loadStock } from './stock.ts';
import { loadStockFaces } from './stock-faces.ts';

/** Milliseconds of every counted run, in pairs: ours and stock took turns. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly stock: readonly number[];
  /** What was seen on the frame, to show that both did the work. */
  readonly seen: { readonly ours: Seen; readonly stock: Seen };
}

interface Seen {
  readonly people: number;
  readonly faces: number;
}

interface Stock {
  readonly detector: ObjectDetection;
  readonly faces: FaceLandmarksDetector;
}

/** Uncounted runs of each before the first counted one. */
const WARM_UP = 3;
/** ms between frames as the tracker sees them: faces come due at this pace as in a live view. */
const FRAME_TIME = 100;

let stock: Stock | null = null;

/** One frame through both detectors alone: the worker's answer to `detect`, and stock's `detect()`. */
export async function compareDetectors(backend: Backend, runs: number): Promise<Pairs> {
  const { detector } = (stock ??= await loadBoth(backend));
  const frame = await fourPeople();
  const seen = { ours: { people: 0, faces: 0 }, stock: { people: 0, faces: 0 } };
  const pairs = await takeTurns(runs, {
    ours: async () => {
      const found = await ours().detect(await createImageBitmap(frame), 0.4, false);
      seen.ours.people = found.length;
    },
    stock: async () => {
      seen.stock.people = people(await detector.detect(frame)).length;
    },
  });
  return { ...pairs, seen };
}

/**
 * One frame through everything: ours finds, follows, meshes and labels; stock runs coco-ssd and then
 * face-landmarks-detection over the whole frame, as both READMEs show it.
 */
export async function compareFrames(backend: Backend, runs: number): Promise<Pairs> {
  const { detector, faces } = (stock ??= await loadBoth(backend));
  const frame = await fourPeople();
  const seen = { ours: { people: 0, faces: 0 }, stock: { people: 0, faces: 0 } };
  await ours().reset();
  let time = 0;
  const pairs = await takeTurns(runs, {
    ours: async () => {
      time += FRAME_TIME;
      const scene = await ours().look(await createImageBitmap(frame), { time, still: false, turn: null });
      seen.ours.people = scene?.people.length ?? 0;
      seen.ours.faces = scene?.people.filter((person) => person.face !== null).length ?? 0;
    },
    stock: async () => {
      seen.stock.people = people(await detector.detect(frame)).length;
      seen.stock.faces = (await faces.estimateFaces(frame)).length;
    },
  });
  return { ...pairs, seen };
}

async function loadBoth(backend: Backend): Promise<Stock> {
  const detector = await loadStock(backend);
  const faces = await loadStockFaces();
  return { detector, faces };
}

async function takeTurns(
  runs: number,
  sides: Record<'ours' | 'stock', () => Promise<void>>,
): Promise<Pick<Pairs, 'ours' | 'stock'>> {
  const times = { ours: [] as number[], stock: [] as number[] };
  for (let run = -WARM_UP; run < runs; run += 1) {
    // Whoever goes first alternates, so that neither always finds a warm or a cold cache.
    const order = run % 2 === 0 ? (['ours', 'stock'] as const) : (['stock', 'ours'] as const);
    for (const side of order) {
      const start = performance.now();
      await sides[side]();
      if (run >= 0) times[side].push(performance.now() - start);
    }
  }
  return times;
}

function people<T extends { class: string }>(found: readonly T[]): T[] {
  return found.filter((one) => one.class === 'person');
}
