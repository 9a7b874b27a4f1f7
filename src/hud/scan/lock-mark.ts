import type { Rect } from '#hud/rect.ts';
import { drawShape } from '#hud/shapes.ts';
import type { Shape } from '#hud/text.ts';
import { TIME, easeOut } from '#hud/theme.ts';

/** How large a group's shape falls onto a person, and how large it is when it arrives, px. */
const FROM = 84;
const TO = 18;

/** The shape of a group closing on a person who has just locked in; gone after a reveal. `age`: ms since then. */
export function drawLockMark(
  ctx: CanvasRenderingContext2D,
  rect: Rect,
  mark: { readonly shape: Shape | null; readonly colour: string },
  age: number,
  scale: number,
): void {
  if (age < 0 || age >= TIME.reveal) return;
  const closing = easeOut(age / TIME.move);
  const fading = Math.max(0, (age - TIME.move) / (TIME.reveal - TIME.move));
  const radius = (FROM + (TO - FROM) * closing) * scale;
  ctx.save();
  ctx.globalAlpha = closing * (1 - fading);
  drawShape(
    ctx,
    mark.shape,
    rect.x + rect.width / 2,
    rect.y + Math.min(rect.height / 2, 46 * scale),
    radius,
    mark.colour,
  );
  ctx.restore();
}
