import { cutOutOf } from './dressed-people.ts';
import { ours } from './ours.ts';

const WIDTH = 1280;
const HEIGHT = 720;
/** Columns of the largest crowd: further people stand in a second row, higher up. */
const COLUMNS = 8;
const CAST = ['fireman200b', 'fireman240a', 'astronaut'] as const;
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

/** The demo's cut-outs side by side, the second eight behind and above the first. */
async function crowd(count: number): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#aab4b8';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const rows = Math.ceil(count / COLUMNS);
  const cutOuts = await Promise.all(CAST.map(cutOutOf));
  const tall = (rows > 1 ? 0.44 : count > 4 ? 0.6 : 0.8) * HEIGHT;
  for (let place = 0; place < count; place++) {
    const row = Math.floor(place / COLUMNS);
    const across = Math.min(COLUMNS, count - row * COLUMNS);
    const cutOut = cutOuts[place % CAST.length]!;
    const wide = (tall * cutOut.width) / cutOut.height;
    const middle = (((place % COLUMNS) + 0.5) / across) * WIDTH;
    context.drawImage(cutOut, middle - wide / 2, HEIGHT * (row === 0 ? 0.98 : 0.5) - tall, wide, tall);
  }
  return canvas;
}
