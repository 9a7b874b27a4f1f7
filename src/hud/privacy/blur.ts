import type { Rect } from '#hud/rect.ts';

/** Longest side of the copy that a blurred picture is drawn from, px: a face in it is a few dots. */
export const BLUR_SIDE = 36;

/** Radii of an ellipse as shares of its rectangle's sides: the square in which a face is looked for is twice its size. */
const RADIUS = 0.42;

/** A small copy of a picture, out of which nobody is recognised. */
export function smallCopy(
  paint: (ctx: CanvasRenderingContext2D, size: { width: number; height: number }) => void,
  size: { width: number; height: number },
): HTMLCanvasElement {
  const scale = BLUR_SIDE / Math.max(size.width, size.height, 1);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(size.width * scale));
  canvas.height = Math.max(1, Math.round(size.height * scale));
  const context = canvas.getContext('2d');
  if (context) paint(context, canvas);
  return canvas;
}

/** Draws the part of a small copy that lies under each of `rects` over them, as ellipses. `whole`: where the picture lies. */
export function blurUnder(
  ctx: CanvasRenderingContext2D,
  small: HTMLCanvasElement,
  whole: Rect,
  rects: readonly Rect[],
): void {
  ctx.save();
  ctx.beginPath();
  for (const { x, y, width, height } of rects) {
    ctx.moveTo(x + width * (0.5 + RADIUS), y + height / 2);
    ctx.ellipse(x + width / 2, y + height / 2, width * RADIUS, height * RADIUS, 0, 0, 2 * Math.PI);
  }
  ctx.clip();
  ctx.imageSmoothingEnabled = true;
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(small, whole.x, whole.y, whole.width, whole.height);
  ctx.restore();
}
