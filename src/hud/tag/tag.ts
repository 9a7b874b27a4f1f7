import type { Level } from './tag-request.ts';
import { tracePlate } from '#hud/plate.ts';
import type { Rect } from '#hud/rect.ts';
import { drawShape } from '#hud/shapes.ts';
import type { TagContent } from './tag-content.ts';
import { TICKS } from './tag-metrics.ts';
import type { TagMetrics } from './tag-metrics.ts';
import { CUT, GLASS_CSS, LINE, TEXT, TEXT_DIM } from '#hud/theme.ts';

/** Draws one tag into `rect`, which has the size that `tagSizes` gave for this content and level. */
export function drawTag(
  ctx: CanvasRenderingContext2D,
  rect: Rect,
  level: Level,
  content: TagContent,
  metrics: TagMetrics,
): void {
  drawPlate(ctx, rect, content, (level === 'minimal' ? 0.6 : 1) * CUT * metrics.scale);
  ctx.textBaseline = 'middle';
  if (level === 'full') drawFull(ctx, rect, content, metrics);
  else drawLine(ctx, rect, level, content, metrics);
}

function drawPlate(ctx: CanvasRenderingContext2D, rect: Rect, content: TagContent, cut: number): void {
  const alpha = ctx.globalAlpha;
  ctx.beginPath();
  tracePlate(ctx, rect, cut);
  ctx.fillStyle = GLASS_CSS;
  ctx.fill();
  ctx.strokeStyle = content.colour;
  ctx.lineWidth = LINE.hair;
  ctx.globalAlpha = alpha * 0.55;
  if (!content.known) ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = alpha;
  // The lit edge: the cut corner and a little of both sides, where the light of the leader line arrives.
  ctx.beginPath();
  ctx.moveTo(rect.x, rect.y + cut + Math.min(10, rect.height - cut));
  ctx.lineTo(rect.x, rect.y + cut);
  ctx.lineTo(rect.x + cut, rect.y);
  ctx.lineTo(rect.x + cut + 14, rect.y);
  ctx.lineWidth = LINE.bold;
  ctx.stroke();
}

function drawFull(ctx: CanvasRenderingContext2D, rect: Rect, content: TagContent, m: TagMetrics): void {
  const left = rect.x + m.padX;
  let y = rect.y + m.padY + m.wordLine / 2;
  drawShape(ctx, content.shape, left + m.shape, y - m.scale, m.shape, content.colour);
  write(ctx, content.word, left + 2 * m.shape + m.gap, y, m.wordFont, TEXT);
  y += m.wordLine / 2;
  if (content.share !== null && content.percent !== null) {
    y += m.tickLine / 2;
    drawTicks(ctx, left, y, content.share, content.colour, m);
    write(ctx, content.percent, rect.x + rect.width - m.padX, y + 0.5, m.figureFont, content.colour, 'right');
    y += m.tickLine / 2;
  }
  for (const line of content.details) {
    write(ctx, line, left, y + m.detailLine / 2 + 0.5, m.detailFont, TEXT_DIM);
    y += m.detailLine;
  }
}

function drawLine(ctx: CanvasRenderingContext2D, rect: Rect, level: Level, content: TagContent, m: TagMetrics): void {
  const minimal = level === 'minimal';
  const pad = m.padX - (minimal ? 2 : 1) * m.scale;
  const y = rect.y + rect.height / 2;
  drawShape(ctx, content.shape, rect.x + pad + m.shape, y, m.shape, content.colour);
  const short = content.percent ?? '?';
  if (!minimal) write(ctx, content.word, rect.x + pad + 2 * m.shape + m.gap, y + 0.5, m.shortFont, TEXT);
  if (minimal || content.percent !== null) {
    write(ctx, short, rect.x + rect.width - pad, y + 0.5, m.figureFont, minimal ? TEXT : content.colour, 'right');
  }
}

/** Ten slanted ticks; the one at the end of the share is filled as far as the share goes. */
function drawTicks(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  share: number,
  colour: string,
  { tick, scale }: TagMetrics,
): void {
  const alpha = ctx.globalAlpha;
  const top = y - tick.height / 2;
  const slant = 2 * scale;
  ctx.fillStyle = colour;
  for (const [from, strength] of [
    [1, 0.24],
    [share, 1],
  ] as const) {
    ctx.beginPath();
    for (let i = 0; i < TICKS; i++) {
      const filled = Math.min(1, Math.max(0, from * TICKS - i)) * tick.width;
      if (filled <= 0) continue;
      const left = x + i * tick.pitch;
      ctx.moveTo(left + slant, top);
      ctx.lineTo(left + slant + filled, top);
      ctx.lineTo(left + filled, top + tick.height);
      ctx.lineTo(left, top + tick.height);
      ctx.closePath();
    }
    ctx.globalAlpha = alpha * strength;
    ctx.fill();
  }
  ctx.globalAlpha = alpha;
}

function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  textFont: string,
  colour: string,
  align: CanvasTextAlign = 'left',
): void {
  ctx.font = textFont;
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.fillText(text, x, y);
}
