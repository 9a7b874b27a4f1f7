import type { Rect } from '#hud/rect.ts';
import { ICE, LINE, TIME } from '#hud/theme.ts';

/** How far the scan of a face has come, and what is left of its light. */
export interface ScanState {
  /** 0..1 from forehead to chin; null when no line is to be drawn. */
  readonly line: number | null;
  readonly web: number;
  readonly contours: number;
}

/**
 * The scan of a face `age` ms after it was first read: the line crosses once in 600 ms, then the web fades in 240 ms.
 * With reduced motion nothing crosses: the web fades in and out in the same time.
 */
export function scanState(age: number, reducedMotion: boolean, selected: boolean): ScanState {
  const rest = selected ? { web: 0.8, contours: 0.75 } : { web: 0, contours: 0 };
  if (age >= TIME.reveal + TIME.move) return { line: null, ...rest };
  if (reducedMotion) {
    const swell = Math.min(1, age / TIME.move, (TIME.reveal + TIME.move - age) / TIME.move);
    return { line: null, web: Math.max(rest.web, swell), contours: Math.max(rest.contours, swell * 0.8) };
  }
  if (age < TIME.reveal) return { line: age / TIME.reveal, web: 1, contours: 0.85 };
  const left = 1 - (age - TIME.reveal) / TIME.move;
  return { line: null, web: Math.max(rest.web, left), contours: Math.max(rest.contours, left * 0.85) };
}

/** The scan line itself, `share` of the way down `area`, with its light trailing above it. */
export function drawScanLine(ctx: CanvasRenderingContext2D, area: Rect, share: number, strength = 1): void {
  const alpha = ctx.globalAlpha;
  const y = area.y + area.height * share;
  const trail = Math.min(area.height * 0.28, y - area.y + 1);
  ctx.globalAlpha = alpha * strength;
  // Half an ellipse of light standing on the line: no edge shows.
  const light = ctx.createRadialGradient(0, 0, 0, 0, 0, 1);
  light.addColorStop(0, 'rgba(168, 236, 255, 0.3)');
  light.addColorStop(1, 'rgba(168, 236, 255, 0)');
  ctx.save();
  ctx.translate(area.x + area.width / 2, y);
  ctx.scale(area.width / 2, trail);
  ctx.fillStyle = light;
  ctx.fillRect(-1, -1, 2, 1);
  ctx.restore();
  // The line thins out to both ends.
  const line = ctx.createLinearGradient(area.x, 0, area.x + area.width, 0);
  line.addColorStop(0, 'rgba(168, 236, 255, 0)');
  line.addColorStop(0.2, ICE);
  line.addColorStop(0.5, '#ffffff');
  line.addColorStop(0.8, ICE);
  line.addColorStop(1, 'rgba(168, 236, 255, 0)');
  ctx.fillStyle = line;
  ctx.fillRect(area.x, y - LINE.thin / 2, area.width, LINE.thin);
  ctx.globalAlpha = alpha;
}
