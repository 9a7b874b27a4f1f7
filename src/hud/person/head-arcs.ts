import type { Circle } from './head.ts';
import { strokeLight, strokeThin } from '#hud/light.ts';
import { LINE, easeOut } from '#hud/theme.ts';

const QUARTER = Math.PI / 2;

/** Two facing arcs at a head with short ticks outside them; `opening` 0..1 draws them in. Still once they are there. */
export function drawHeadArcs(
  ctx: CanvasRenderingContext2D,
  head: Circle,
  colour: string,
  opening: number,
  quiet: boolean,
): void {
  if (head.radius < 11) return;
  const reach = QUARTER * easeOut(opening);
  if (reach <= 0) return;
  ctx.lineCap = 'round';
  ctx.beginPath();
  for (const start of [Math.PI, 0]) {
    ctx.moveTo(head.x + head.radius * Math.cos(start), head.y + head.radius * Math.sin(start));
    ctx.arc(head.x, head.y, head.radius, start, start + reach);
  }
  if (quiet) strokeThin(ctx, colour, LINE.hair);
  else strokeLight(ctx, colour, LINE.thin);
  ctx.lineCap = 'butt';
  if (quiet || head.radius < 22 || opening < 1) return;
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * 0.75;
  ctx.lineWidth = LINE.hair;
  ctx.beginPath();
  for (const start of [Math.PI, 0]) {
    for (let i = 0; i <= 6; i++) {
      const angle = start + (QUARTER * i) / 6;
      const from = head.radius + 4;
      const to = from + (i % 3 === 0 ? 5 : 2.5);
      ctx.moveTo(head.x + from * Math.cos(angle), head.y + from * Math.sin(angle));
      ctx.lineTo(head.x + to * Math.cos(angle), head.y + to * Math.sin(angle));
    }
  }
  ctx.stroke();
  ctx.globalAlpha = alpha;
}
