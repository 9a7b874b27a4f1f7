import type { Rect } from '#hud/rect.ts';

/** Longest side of the copy that a blurred picture is drawn from, px: a face in it is a few dots. */
const BLUR_SIDE = 36;

/** Radii of an ellipse as shares of its rectangle's sides: the square in which a face is looked for is twice its size. */
const RADIUS = 0.42;

/** Small copies of pictures, out of which nobody is recognised, on one canvas for one after another. */
export class SmallCopy {
  readonly #canvas = document.createElement('canvas');

  /** What `paint` puts on it; good until the next one. */
  of(paint: (ctx: CanvasRenderingContext2D, size: Size) => void, size: Size): HTMLCanvasElement {
    const canvas = this.#canvas;
    const scale = BLUR_SIDE / Math.max(size.width, size.height, 1);
    const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * scale)));
    // A new size empties a canvas; the same one is painted over.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (context) paint(context, canvas);
    return canvas;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
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
