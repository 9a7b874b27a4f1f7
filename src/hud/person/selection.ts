import { strokeThin } from '#hud/light.ts';
import type { Rect } from '#hud/rect.ts';
import { LINE, TEXT } from '#hud/theme.ts';

/** The mark of the selected person: a white hair frame outside the brackets with a point on each side. */
export function drawSelection(ctx: CanvasRenderingContext2D, frame: Rect): void {
  const out = 6;
  const x = frame.x - out;
  const y = frame.y - out;
  const width = frame.width + 2 * out;
  const height = frame.height + 2 * out;
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * 0.8;
  strokeThin(ctx, TEXT, LINE.hair);
  ctx.globalAlpha = alpha;
  ctx.fillStyle = TEXT;
  ctx.beginPath();
  pointer(ctx, x + width / 2, y, 0, 1);
  pointer(ctx, x + width / 2, y + height, 0, -1);
  pointer(ctx, x, y + height / 2, 1, 0);
  pointer(ctx, x + width, y + height / 2, -1, 0);
  ctx.fill();
}

/** A small triangle whose base lies on the frame and whose tip points at the person. */
function pointer(ctx: CanvasPath, x: number, y: number, toX: number, toY: number): void {
  const size = 5;
  ctx.moveTo(x + toX * size, y + toY * size);
  ctx.lineTo(x + toY * size, y + toX * size);
  ctx.lineTo(x - toY * size, y - toX * size);
  ctx.closePath();
}
