import type { ObjectDetection } from '@tensorflow-models/coco-ssd';
import type { Backend } from '#bridge/protocol.ts';
import { fourPeople } from '../four-people.ts';
import { ours } from '../ours.ts';
import { loadStock } from '../stock.ts';

/** Milliseconds of every counted run, in pairs: ours and stock took turns. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly stock: readonly number[];
  /** People that were seen on the frame, to show that both did the work. */
  readonly seen: { readonly ours: number; readonly stock: number };
}

/** Uncounted runs of each before the first counted one. */
const WARM_UP = 3;

let stock: ObjectDetection | null = null;

/** One frame through both detectors alone: the worker's answer to `detect`, and stock's `detect()`. */
export async function compareDetectors(backend: Backend, runs: number): Promise<Pairs> {
  const detector = (stock ??= await loadStock(backend));
  const frame = await fourPeople();
  const seen = { ours: 0, stock: 0 };
  const pairs = await takeTurns(runs, {
    ours: async () => {
      const found = await ours().detect(await createImageBitmap(frame), 0.4, false);
      seen.ours = found.length;
    },
    stock: async () => {
      seen.stock = people(await detector.detect(frame)).length;
    },
  });
  return { ...pairs, seen };
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
