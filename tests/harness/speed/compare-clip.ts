import type { Backend, CountedCalls, LookOptions } from '#bridge/protocol.ts';
import { Governor } from '#core/pace/governor.ts';
import type { Scene } from '#core/scene.ts';
import { countCalls } from '#vision/backend/call-counter.ts';
import { ours } from '../ours.ts';
import { loadStockPage, stockFrame, type Stock } from './stock-frame.ts';
import { cutFrames, type Cut } from './street-clip.ts';
import { teachTwo } from './teach-two.ts';

/** How a clip went by: our worker and the stock libraries took turns on every frame. */
export interface ClipRun {
  readonly frames: number;
  /** ms of all frames together. */
  readonly ours: number;
  readonly stock: number;
  /** The same with nothing scheduled away: everybody's face looked for and everybody asked about, every frame. */
  readonly everything: number;
  /** People a frame, mean. */
  readonly people: { readonly ours: number; readonly stock: number };
  /** Age of the labels, ms: the mean over people and frames, and the oldest. */
  readonly labelAge: { readonly mean: number; readonly oldest: number };
  /** Parts of a frame that were looked at, mean: the governor sets how many. */
  readonly parts: number;
  /** Share 0..1 of people, frame by frame, about whom the head had spoken. */
  readonly answered: number;
  readonly calls: { readonly ours: CountedCalls; readonly stock: CountedCalls };
}

/** Frames before the first counted one, for both: everything is compiled by then. */
const WARM_UP = 12;

let stock: Stock | null = null;

/** Plays a cut through production recognition with a taught head of two classes and through the stock libraries. */
export async function compareClip(backend: Backend, cut: Cut): Promise<ClipRun> {
  stock ??= await loadStockPage(backend, true);
  await teachTwo(cut);
  const times = { ours: 0, stock: 0, everything: 0 };
  const people = { ours: 0, stock: 0 };
  const calls = { ours: null as CountedCalls | null, stock: [] as CountedCalls[] };
  const ages: number[] = [];
  // As the page does it: where looks take long, each sees less.
  const governor = new Governor();
  let [unlabelled, parts] = [0, 0];
  let frames = -WARM_UP;
  await ours().reset();
  for await (const { canvas, time } of cutFrames({ ...cut, frames: cut.frames + WARM_UP })) {
    if (frames === 0) await ours().count(true);
    const both = {
      ours: async () => {
        const began = performance.now();
        const scene = await look(canvas, time, { hurry: governor.hurry });
        const { detect, parts: looked } = scene.timings;
        governor.note({ ms: performance.now() - began, run: detect / looked, parts: looked });
        if (frames < 0) return;
        parts += looked;
        people.ours += scene.people.length;
        for (const person of scene.people) {
          if (person.answeredAt !== null) ages.push(time - person.answeredAt);
          else unlabelled += 1;
        }
      },
      stock: async () => {
        const ended = countCalls();
        const seen = await stockFrame(stock!, canvas);
        const counted = ended();
        if (frames < 0) return;
        people.stock += seen.people;
        calls.stock.push(counted);
      },
    };
    for (const side of frames % 2 === 0 ? (['ours', 'stock'] as const) : (['stock', 'ours'] as const)) {
      const began = performance.now();
      await both[side]();
      if (frames >= 0) times[side] += performance.now() - began;
    }
    frames += 1;
  }
  calls.ours = await ours().count(false);
  await ours().reset();
  // A photo is looked at once, so nothing is put off on it.
  for await (const { canvas, time } of cutFrames(cut)) {
    const began = performance.now();
    await look(canvas, time, { everything: true });
    times.everything += performance.now() - began;
  }
  return {
    ...times,
    frames,
    parts: parts / frames,
    people: { ours: people.ours / frames, stock: people.stock / frames },
    labelAge: {
      mean: ages.reduce((sum, age) => sum + age, 0) / Math.max(1, ages.length),
      oldest: Math.max(0, ...ages),
    },
    answered: ages.length / Math.max(1, ages.length + unlabelled),
    calls: { ours: calls.ours!, stock: summed(calls.stock) },
  };
}

async function look(
  canvas: HTMLCanvasElement,
  time: number,
  options: Pick<LookOptions, 'hurry' | 'everything'>,
): Promise<Scene> {
  const scene = await ours().look(await createImageBitmap(canvas), { time, still: false, turn: null, ...options });
  if (!scene) throw new Error('the worker refused a frame');
  return scene;
}

function summed(all: readonly CountedCalls[]): CountedCalls {
  const sum = (of: (calls: CountedCalls) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    kernels: sum((one) => one.kernels),
    uploads: sum((one) => one.uploads),
    uploadedBytes: sum((one) => one.uploadedBytes),
    reads: sum((one) => one.reads),
    readBytes: sum((one) => one.readBytes),
  };
}
