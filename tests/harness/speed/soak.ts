import { fourPeople } from '../four-people.ts';
import { ours } from '../ours.ts';

/** What grew while production recognition looked and looked. */
export interface Soaked {
  readonly looks: number;
  /** Live tensors and their bytes in the worker, and the page's heap in bytes, early and late. */
  readonly tensors: readonly [number, number];
  readonly tensorBytes: readonly [number, number];
  readonly heap: readonly [number, number];
}

const FRAME_TIME = 100;
/** Tracks come and go: the picture is emptied for so many looks of every so many. */
const EVERY = 60;
const EMPTY = 8;

/** Looks so many times; the first third is the time in which caches may fill. */
export async function soak(looks: number): Promise<Soaked> {
  const frame = await fourPeople();
  const empty = document.createElement('canvas');
  Object.assign(empty, { width: frame.width, height: frame.height });
  empty.getContext('2d')?.fillRect(0, 0, frame.width, frame.height);
  await ours().reset();
  const measure = async () => ({ ...(await ours().memory()), heap: heap() });
  let early = await measure();
  for (let look = 0; look < looks; look++) {
    if (look === Math.floor(looks / 3)) early = await measure();
    const picture = await createImageBitmap(look % EVERY < EMPTY ? empty : frame);
    await ours().look(picture, { time: look * FRAME_TIME, still: false, turn: null });
  }
  const late = await measure();
  return {
    looks,
    tensors: [early.tensors, late.tensors],
    tensorBytes: [early.bytes, late.bytes],
    heap: [early.heap, late.heap],
  };
}

function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
}
