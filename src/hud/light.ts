import { INK } from './theme.ts';

/**
 * Strokes the current path as a line of light: a dark casing that keeps it visible on white, two wide faint
 * strokes for the glow, the line itself. A real blur costs milliseconds a frame on phones; this costs four strokes.
 */
export function strokeLight(ctx: CanvasRenderingContext2D, colour: string, width: number): void {
  const alpha = ctx.globalAlpha;
  ctx.strokeStyle = INK;
  ctx.globalAlpha = alpha * 0.42;
  ctx.lineWidth = width + 2;
  ctx.stroke();
  ctx.strokeStyle = colour;
  ctx.globalAlpha = alpha * 0.09;
  ctx.lineWidth = width + 8;
  ctx.stroke();
  ctx.globalAlpha = alpha * 0.16;
  ctx.lineWidth = width + 4;
  ctx.stroke();
  ctx.globalAlpha = alpha;
  ctx.lineWidth = width;
  ctx.stroke();
}

/** As {@link strokeLight} without glow, for hair lines and crowds. */
export function strokeThin(ctx: CanvasRenderingContext2D, colour: string, width: number): void {
  const alpha = ctx.globalAlpha;
  ctx.strokeStyle = INK;
  ctx.globalAlpha = alpha * 0.4;
  ctx.lineWidth = width + 1.5;
  ctx.stroke();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}
