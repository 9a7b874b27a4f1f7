import { fourPeople } from '../four-people.ts';
import { ours } from '../ours.ts';

/** People of one frame. */
const FOUR = 4;
/** ms between frames as the tracker sees them. */
const FRAME_TIME = 100;
/** Looks until everybody is known, and looks that are counted. */
const WARM_UP = 30;

export interface Crowd {
  readonly asked: number;
  /** People in the last scene. */
  readonly found: number;
  /** Mean ms of a look. */
  readonly ms: number;
  /** Oldest answer in the last scene, ms. */
  readonly oldest: number;
}

let time = 0;

/** What a look costs with so many people before the camera, with whatever head speaks. */
export async function lookAtCrowd(count: number, looks: number): Promise<Crowd> {
  const frame = await crowd(count);
  await ours().reset();
  let [ms, found, oldest] = [0, 0, 0];
  for (let look = -WARM_UP; look < looks; look++) {
    time += FRAME_TIME;
    const picture = await createImageBitmap(frame);
    const began = performance.now();
    const scene = await ours().look(picture, { time, still: false, turn: null });
    if (look >= 0) ms += performance.now() - began;
    found = scene?.people.length ?? 0;
    oldest = Math.max(0, ...(scene?.people ?? []).map(({ answeredAt }) => time - (answeredAt ?? time)));
  }
  return { asked: count, found, ms: ms / looks, oldest };
}

/** Up to four people fill one frame of 640×480; more stand in several such frames side by side and above one another. */
async function crowd(count: number): Promise<HTMLCanvasElement> {
  const tile = await fourPeople(Math.min(count, FOUR));
  const tiles = Math.ceil(count / FOUR);
  const across = Math.ceil(Math.sqrt(tiles));
  const canvas = document.createElement('canvas');
  canvas.width = tile.width * across;
  canvas.height = tile.height * Math.ceil(tiles / across);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  for (let place = 0; place < tiles; place++) {
    context.drawImage(tile, (place % across) * tile.width, Math.floor(place / across) * tile.height);
  }
  return canvas;
}
