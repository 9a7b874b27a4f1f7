/** People for tests and for the example: the demo's cut-outs in other tops, before walls that the program draws. */

/** The cut-outs of the demo, and where their tops are, as shares of the cut-out. */
export const CUT_OUTS = [
  { name: 'astronaut', top: [0.4, 1], height: 0.8 },
  { name: 'fireman200b', top: [0.12, 0.62], height: 0.86 },
  { name: 'fireman240a', top: [0.12, 0.62], height: 0.86 },
] as const;

/** Size of a picture, px. */
const WIDTH = 800;
const HEIGHT = 600;

type Context = OffscreenCanvasRenderingContext2D;

/** Draws what is behind a person. */
export type Backdrop = (context: Context, width: number, height: number) => void;

/** One cut-out of the demo, as served under /demo/ or by Vite. */
export async function cutOutOf(name: string): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(`/demo/${name}.webp`)).blob());
}

/** A wall and a floor of one hue, degrees. */
export function onWall(hue: number): Backdrop {
  return (context, width, height) => {
    const wall = context.createLinearGradient(0, 0, 0, height);
    wall.addColorStop(0, `hsl(${hue} 18% 62%)`);
    wall.addColorStop(0.78, `hsl(${hue} 14% 74%)`);
    wall.addColorStop(0.79, `hsl(${hue} 12% 40%)`);
    wall.addColorStop(1, `hsl(${hue} 12% 30%)`);
    context.fillStyle = wall;
    context.fillRect(0, 0, width, height);
  };
}

/** The cut-out with its top in another colour, folds and shadows kept. */
export function dressed(
  cutOut: ImageBitmap,
  [from, to]: readonly [number, number],
  colour: string | null,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(cutOut.width, cutOut.height);
  const context = contextOf(canvas);
  context.drawImage(cutOut, 0, 0);
  if (!colour) return canvas;
  context.globalCompositeOperation = 'color';
  context.fillStyle = colour;
  context.fillRect(0, from * cutOut.height, cutOut.width, (to - from) * cutOut.height);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(cutOut, 0, 0);
  return canvas;
}

/** The person before a backdrop, `x` the middle's share of the width, `height` the person's share of the height. */
export function placed(
  person: OffscreenCanvas,
  height: number,
  backdrop: Backdrop,
  x: number,
  flip: boolean,
): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = contextOf(canvas);
  backdrop(context, WIDTH, HEIGHT);
  const [tall, wide] = [height * HEIGHT, (height * HEIGHT * person.width) / person.height];
  context.translate(x * WIDTH, 0);
  if (flip) context.scale(-1, 1);
  context.drawImage(person, -wide / 2, HEIGHT * 0.97 - tall, wide, tall);
  return createImageBitmap(canvas);
}

function contextOf(canvas: OffscreenCanvas): Context {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  return context;
}
