import type { Attachment } from 'svelte/attachments';
import type { Pixels } from '#core/pixels.ts';
import { paintHeat, type Heat } from '#hud/heat.ts';

/** The crop as something that canvases can draw. */
export function pictureOf({ data, width, height }: Pixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  return canvas;
}

/** Keeps a canvas painted with a map over a picture; without a map, the picture alone. */
export function painted(picture: OffscreenCanvas, heat: Heat | null): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    const context = canvas.getContext('2d');
    if (!context) return;
    if (heat) paintHeat(context, picture, heat);
    else context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  };
}
