import { drawPicture } from '#app/live/draw-picture.ts';
import { fitSize, longestSideFor } from '#camera/fit-size.ts';
import type { Source } from '#camera/source.ts';

/** A copy of what a source shows now, upright and in its own size; null where it has no picture yet. */
export function holdPicture(source: Source): HTMLCanvasElement | null {
  const { width, height } = source;
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context) drawPicture(context, source, canvas);
  return canvas;
}

/** A frame of a held picture for the recognition, longest side at most `longestSide` px. */
export function frameOf(picture: HTMLCanvasElement, longestSide: number): Promise<ImageBitmap> {
  const { width, height } = fitSize(picture, longestSideFor(picture, longestSide));
  return createImageBitmap(picture, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
}
