import { ICE, LINE } from './theme.ts';

/** A ring that fills clockwise from the top with a measured share, over a dark disc that keeps it readable on video. */
export function drawGauge(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  share: number,
  colour: string = ICE,
): void {
  const top = -Math.PI / 2;
  const alpha = ctx.globalAlpha;
  ctx.beginPath();
  ctx.arc(x, y, radius + LINE.heavy, 0, 2 * Math.PI);
  ctx.fillStyle = 'rgba(5, 10, 16, 0.5)';
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = LINE.thin;
  ctx.globalAlpha = alpha * 0.3;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.globalAlpha = alpha * 0.55;
  ctx.lineWidth = LINE.hair;
  ctx.setLineDash([3, 4]);
  ctx.beginPath();
  ctx.arc(x, y, radius * 0.66, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = alpha;
  ctx.lineWidth = LINE.heavy;
  ctx.beginPath();
  ctx.arc(x, y, radius, top, top + 2 * Math.PI * Math.min(1, Math.max(0, share)));
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, radius * 0.26, 0, 2 * Math.PI);
  ctx.fillStyle = '#ffffff';
  ctx.fill();
}
