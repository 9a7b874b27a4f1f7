import type { Rect } from './rect.ts';

/** Adds the outline of a plate to the current path: top left and bottom right corners cut by `cut` px. */
export function tracePlate(ctx: CanvasPath, rect: Rect, cut: number): void {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  ctx.moveTo(rect.x + cut, rect.y);
  ctx.lineTo(right, rect.y);
  ctx.lineTo(right, bottom - cut);
  ctx.lineTo(right - cut, bottom);
  ctx.lineTo(rect.x, bottom);
  ctx.lineTo(rect.x, rect.y + cut);
  ctx.closePath();
}
