import type { Box } from '#core/box.ts';

/** One part of a picture on a canvas of its own, longest side at most `longestSide` px; never enlarged. */
export function partOf(picture: ImageBitmap | OffscreenCanvas, part: Box, longestSide: number): OffscreenCanvas {
  const width = Math.max(1, part.width * picture.width);
  const height = Math.max(1, part.height * picture.height);
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas in this worker');
  context.imageSmoothingQuality = 'high';
  const [left, top] = [part.x * picture.width, part.y * picture.height];
  context.drawImage(picture, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return canvas;
}
