import { strokeThin } from './light.ts';
import { moveInside, type Rect } from './rect.ts';
import { GLASS_CSS, ICE, LINE, TEXT, font } from './theme.ts';

/** A capture under way. */
export interface CaptureMark {
  readonly track: number;
  /** Pictures taken so far, of one press; holding goes on beyond `of`. */
  readonly taken: number;
  readonly of: number;
  /** Of the class that is taught; CSS colour. */
  readonly colour: string;
}

/** How a capture stands at one moment. */
export interface CaptureState {
  readonly taken: number;
  /** 0..1 of the ring that is filled. */
  readonly share: number;
  readonly colour: string;
  /** 1 at the moment a picture is taken, 0 once its light is gone; always 0 with reduced motion. */
  readonly pulse: number;
}

/** How far the brackets jump out with each picture, and how bright its flash is. */
const JUMP = 9;
const FLASH = 0.16;
const TOP = -Math.PI / 2;

/** Share of the ring: each burst fills it once. */
export function captureShare(taken: number, of: number): number {
  if (taken <= 0 || of <= 0) return 0;
  return (((taken - 1) % of) + 1) / of;
}

/** Where the brackets stand while a picture's light fades: they jump out and close again. */
export function pulsed(frame: Rect, pulse: number): Rect {
  const out = JUMP * pulse;
  return { x: frame.x - out, y: frame.y - out, width: frame.width + 2 * out, height: frame.height + 2 * out };
}

/** A flash over the person for each picture, and the ring with the count on the lower edge of the frame. */
export function drawCapture(
  ctx: CanvasRenderingContext2D,
  frame: Rect,
  state: CaptureState,
  area: Rect,
  scale: number,
): void {
  const alpha = ctx.globalAlpha;
  if (state.pulse > 0) {
    ctx.globalAlpha = alpha * FLASH * state.pulse;
    ctx.fillStyle = ICE;
    ctx.fillRect(frame.x, frame.y, frame.width, frame.height);
    ctx.globalAlpha = alpha;
  }
  const { x, y, radius } = ringAt(frame, area, scale);
  ctx.beginPath();
  ctx.arc(x, y, radius + 5 * scale, 0, 2 * Math.PI);
  ctx.fillStyle = GLASS_CSS;
  ctx.fill();
  ctx.globalAlpha = alpha * 0.3;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.strokeStyle = state.colour;
  ctx.lineWidth = LINE.heavy * scale;
  ctx.stroke();
  ctx.globalAlpha = alpha;
  if (state.share > 0) {
    ctx.beginPath();
    ctx.arc(x, y, radius, TOP, TOP + 2 * Math.PI * state.share);
    strokeThin(ctx, state.colour, LINE.heavy * scale);
  }
  ctx.font = font((state.taken > 99 ? 12 : 16) * scale, 600);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = TEXT;
  ctx.fillText(String(state.taken), x, y + 0.5);
}

/** The ring's place: on the lower edge of the person, inside the free part of the canvas. */
export function ringAt(frame: Rect, area: Rect, scale: number): { x: number; y: number; radius: number } {
  const radius = 17 * scale;
  const side = 2 * (radius + 5 * scale);
  const wished = { x: frame.x + (frame.width - side) / 2, y: frame.y + frame.height - side / 2 };
  const placed = moveInside({ ...wished, width: side, height: side }, area);
  return { x: placed.x + side / 2, y: placed.y + side / 2, radius };
}
