import { strokeLight, strokeThin } from '#hud/light.ts';
import type { Rect } from '#hud/rect.ts';
import { LINE, easeOut } from '#hud/theme.ts';

/** How the brackets of one person stand. */
export interface BracketState {
  readonly colour: string;
  readonly known: boolean;
  /** 0..1: how far lock-on has come. At 0 the brackets stand wide, at 1 they hold the person. */
  readonly closing: number;
  /** A crowd gets thinner lines without glow. */
  readonly quiet: boolean;
  /** Line widths are multiplied by this: above 1 on a projector. */
  readonly weight: number;
}

/** How far out the brackets start, px. */
const REACH = 26;

/** Corner brackets round a person's frame; dashed for somebody unknown. */
export function drawBrackets(ctx: CanvasRenderingContext2D, frame: Rect, state: BracketState): void {
  const out = (1 - easeOut(state.closing)) * REACH;
  const x = frame.x - out;
  const y = frame.y - out;
  const right = frame.x + frame.width + out;
  const bottom = frame.y + frame.height + out;
  const arm = armLength(frame);
  ctx.lineCap = 'butt';
  ctx.beginPath();
  corner(ctx, x, y, arm, 1, 1);
  corner(ctx, right, y, arm, -1, 1);
  corner(ctx, right, bottom, arm, -1, -1);
  corner(ctx, x, bottom, arm, 1, -1);
  if (!state.known) ctx.setLineDash([6, 4]);
  if (state.quiet || !state.known) strokeThin(ctx, state.colour, LINE.thin * state.weight);
  else strokeLight(ctx, state.colour, LINE.bold * state.weight);
  ctx.setLineDash([]);
}

/** Length of a bracket's arm: short on small people, never so long that two arms meet. */
function armLength(frame: Rect): number {
  const side = Math.min(frame.width, frame.height);
  return Math.min(24, Math.max(5, side * 0.2));
}

function corner(ctx: CanvasPath, x: number, y: number, arm: number, toX: 1 | -1, toY: 1 | -1): void {
  ctx.moveTo(x + toX * arm, y);
  ctx.lineTo(x, y);
  ctx.lineTo(x, y + toY * arm);
}
