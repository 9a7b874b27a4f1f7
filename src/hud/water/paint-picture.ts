import type { Water } from '#core/water/water.ts';
import { COUNTER_FLOW, ICE, LINE, TEXT, WATER } from '#hud/theme.ts';
import type { WaterLayout } from './layout.ts';
import type { WaterMarks } from './marks.ts';

/** The character over its cells, each the brighter the more ink is in it, with the lane by which its water leaves. */
export function paintPicture(
  ctx: CanvasRenderingContext2D,
  water: Water,
  layout: WaterLayout,
  marks: WaterMarks,
): void {
  const { picture, inputs } = layout;
  if (!picture) return;
  const { x, y, side, cells } = picture;
  const cell = side / cells;
  ctx.fillStyle = '#0b151d';
  ctx.fillRect(x, y, side, side);
  for (let index = 0; index < cells * cells; index++) {
    const [left, top] = [x + (index % cells) * cell, y + Math.floor(index / cells) * cell];
    const ink = water.inputs[index] ?? 0;
    if (ink > 0.01) {
      ctx.fillStyle = WATER;
      ctx.globalAlpha = 0.06 + 0.64 * ink * ink;
      ctx.fillRect(left + 1, top + 1, cell - 2, cell - 2);
      const port = inputs[index]!;
      ctx.globalAlpha = 0.12 + 0.4 * ink;
      ctx.fillRect(port.x - 0.75, top + cell - 1, 1.5, port.y - top - cell + 1);
      ctx.globalAlpha = 1;
    }
  }
  paintGrid(ctx, picture);
  paintLookedFor(ctx, water, layout, marks);
  paintStrokes(ctx, picture, marks);
}

/** The ink as wide as it is counted, with its middle line. */
function paintStrokes(
  ctx: CanvasRenderingContext2D,
  { x, y, side }: NonNullable<WaterLayout['picture']>,
  { strokes, pen }: WaterMarks,
): void {
  ctx.beginPath();
  for (const stroke of strokes) {
    stroke.forEach((point, i) => {
      const [px, py] = [x + point.x * side, y + point.y * side];
      if (i === 0) ctx.moveTo(px, py);
      ctx.lineTo(px, py);
    });
  }
  ctx.strokeStyle = TEXT;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.globalAlpha = 0.18;
  ctx.lineWidth = Math.max(3, pen * side);
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.lineWidth = LINE.bold;
  ctx.stroke();
}

function paintGrid(ctx: CanvasRenderingContext2D, { x, y, side, cells }: NonNullable<WaterLayout['picture']>): void {
  ctx.strokeStyle = 'rgba(168, 236, 255, 0.2)';
  ctx.lineWidth = LINE.hair;
  ctx.beginPath();
  for (let line = 1; line < cells; line++) {
    const at = (side * line) / cells;
    ctx.moveTo(x + at, y);
    ctx.lineTo(x + at, y + side);
    ctx.moveTo(x, y + at);
    ctx.lineTo(x + side, y + at);
  }
  ctx.stroke();
  ctx.strokeStyle = ICE;
  ctx.lineWidth = LINE.thin;
  ctx.strokeRect(x, y, side, side);
}

/** What a chosen tank of the first layer looks for: where it wants ink, and where it wants none. */
function paintLookedFor(
  ctx: CanvasRenderingContext2D,
  water: Water,
  layout: WaterLayout,
  { tank, pipe }: WaterMarks,
): void {
  const { picture } = layout;
  if (!picture) return;
  const cell = picture.side / picture.cells;
  const place = (index: number) =>
    [picture.x + (index % picture.cells) * cell, picture.y + Math.floor(index / picture.cells) * cell] as const;
  if (tank?.layer === 0) {
    for (const { from, to, weight } of water.layers[0]?.pipes ?? []) {
      if (to !== tank.index || Math.abs(weight) < 0.1) continue;
      const wide = Math.min(4, Math.abs(weight) * 1.4);
      const [left, top] = place(from);
      ctx.strokeStyle = weight < 0 ? COUNTER_FLOW : WATER;
      ctx.setLineDash(weight < 0 ? [4, 3] : []);
      ctx.lineWidth = wide;
      ctx.strokeRect(left + 1 + wide / 2, top + 1 + wide / 2, cell - 2 - wide, cell - 2 - wide);
    }
  }
  if (pipe?.layer === 0) {
    const [left, top] = place(pipe.from);
    ctx.setLineDash([]);
    ctx.strokeStyle = TEXT;
    ctx.lineWidth = LINE.heavy;
    ctx.strokeRect(left + 1.5, top + 1.5, cell - 3, cell - 3);
  }
  ctx.setLineDash([]);
}
