import type { Attachment } from 'svelte/attachments';
import type { Pixels } from '#core/pixels.ts';
import { paintHeat, type Heat } from '#hud/lab/heat.ts';

/** The crop as something that canvases can draw. */
export function pictureOf({ data, width, height }: Pixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  return canvas;
}

/** Longest time in ms that painting keeps the page from its next picture. */
const SLICE = 8;
const jobs = new Map<HTMLCanvasElement, () => void>();
let handle = 0;

/** Paints what waits, in the order in which it came, a slice of time per picture of the display. */
function work(): void {
  handle = 0;
  const began = performance.now();
  for (const [canvas, paint] of jobs) {
    jobs.delete(canvas);
    paint();
    if (performance.now() - began > SLICE) break;
  }
  if (jobs.size > 0) handle = requestAnimationFrame(work);
}

/** Keeps a canvas painted with a map over a picture; without a map, the picture alone. */
export function painted(picture: OffscreenCanvas, heat: Heat | null): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    jobs.set(canvas, () => {
      const context = canvas.getContext('2d');
      if (!context) return;
      if (heat) paintHeat(context, picture, heat);
      else context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    });
    handle ||= requestAnimationFrame(work);
    return () => void jobs.delete(canvas);
  };
}
