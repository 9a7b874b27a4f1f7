import { strokeThin } from '#hud/light.ts';
import type { Rect } from '#hud/rect.ts';
import { LINE } from '#hud/theme.ts';

/** Smaller things stay unmarked, px. */
const LEAST = 12;

/** Thin marks on a carried thing: two opposite corners and a point in the middle. Its word stands on the tag. */
export function drawCarried(ctx: CanvasRenderingContext2D, thing: Rect, colour: string): void {
  if (Math.min(thing.width, thing.height) < LEAST) return;
  const arm = Math.min(10, Math.max(4, Math.min(thing.width, thing.height) * 0.3));
  const right = thing.x + thing.width;
  const bottom = thing.y + thing.height;
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * 0.9;
  ctx.beginPath();
  ctx.moveTo(right - arm, thing.y);
  ctx.lineTo(right, thing.y);
  ctx.lineTo(right, thing.y + arm);
  ctx.moveTo(thing.x + arm, bottom);
  ctx.lineTo(thing.x, bottom);
  ctx.lineTo(thing.x, bottom - arm);
  strokeThin(ctx, colour, LINE.hair);
  ctx.beginPath();
  const x = thing.x + thing.width / 2;
  const y = thing.y + thing.height / 2;
  ctx.moveTo(x - 3, y);
  ctx.lineTo(x + 3, y);
  ctx.moveTo(x, y - 3);
  ctx.lineTo(x, y + 3);
  strokeThin(ctx, colour, LINE.hair);
  ctx.globalAlpha = alpha;
}
