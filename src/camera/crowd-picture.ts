import { loadImage } from './load-image.ts';

/** Where each cut-out of the demo stands: centre, feet and height as shares of the picture. */
const CAST = [
  { file: 'fireman200b', x: 0.16, bottom: 0.97, height: 0.75, mirrored: false },
  { file: 'fireman240a', x: 0.39, bottom: 0.99, height: 0.8, mirrored: false },
  { file: 'astronaut', x: 0.66, bottom: 1, height: 0.72, mirrored: false },
  { file: 'fireman200b', x: 0.89, bottom: 0.98, height: 0.8, mirrored: true },
] as const;
const WIDTH = 640;
const HEIGHT = 480;

/**
 * A picture with four people, or the first few of them: the same on every device, so that times can be compared. `base`:
 * the folder in which the demo lies. Rejects where a cut-out cannot be loaded.
 */
export async function crowdPicture(
  count: number = CAST.length,
  base: string = import.meta.env.BASE_URL,
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, '#c9d3da');
  sky.addColorStop(1, '#8b8f86');
  context.fillStyle = sky;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  for (const { file, x, bottom, height, mirrored } of CAST.slice(0, count)) {
    const picture = await loadImage(`${base}demo/${file}.webp`);
    const tall = height * HEIGHT;
    const wide = (tall * picture.naturalWidth) / picture.naturalHeight;
    context.save();
    context.translate(x * WIDTH, bottom * HEIGHT);
    context.scale(mirrored ? -1 : 1, 1);
    context.drawImage(picture, -wide / 2, -tall, wide, tall);
    context.restore();
  }
  return canvas;
}
