import { strokeThin } from '#hud/light.ts';
import type { Rect } from '#hud/rect.ts';
import { LINE } from '#hud/theme.ts';

/** The hair line from a tag to its person's frame, with a dot where it lands; none where they already touch. */
export function drawLeader(ctx: CanvasRenderingContext2D, tag: Rect, frame: Rect, colour: string): void {
  const [ax, bx] = nearest(tag.x, tag.width, frame.x, frame.width);
  const [ay, by] = nearest(tag.y, tag.height, frame.y, frame.height);
  if (Math.hypot(bx - ax, by - ay) < 3) return;
  ctx.beginPath();
  ctx.moveTo(ax, ay);
  ctx.lineTo(bx, by);
  strokeThin(ctx, colour, LINE.hair);
  ctx.beginPath();
  ctx.arc(bx, by, 2.2, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
}

/** The nearest points of two stretches; where they overlap, the same point near the start of the overlap. */
function nearest(a: number, aLength: number, b: number, bLength: number): [number, number] {
  if (a + aLength < b) return [a + aLength, b];
  if (b + bLength < a) return [a, b + bLength];
  const from = Math.max(a, b);
  const point = from + Math.min(12, (Math.min(a + aLength, b + bLength) - from) / 2);
  return [point, point];
}
