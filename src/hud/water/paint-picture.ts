import type { Water } from '#core/water/water.ts';
import { COUNTER_FLOW, ICE, LINE, TEXT, WATER } from '#hud/theme.ts';
import type { WaterLayout } from './layout.ts';
import type { WaterMarks } from './marks.ts';

/** The character over its cells, each filled to its ink, with the lane by which its water leaves. */
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
      ctx.globalAlpha = 0.16 + 0.5 * ink;
      ctx.fillRect(left + 1, top + 1 + (cell - 2) * (1 - ink), cell - 2, (cell - 2) * ink);
      const port = inputs[index]!;
      ctx.globalAlpha = 0.25 + 0.6 * ink;
      ctx.fillRect(port.x - 1, top + cell - 1, 2, port.y - top - cell + 1);
      ctx.globalAlpha = 1;
    }
  }
  paintGrid(ctx, picture);
  paintLookedFor(ctx, water, layout, marks);
  if (marks.strokes) {
    ctx.strokeStyle = TEXT;
    ctx.lineWidth = Math.max(2.5, side * 0.022);
    ctx.lineCap = 'round';
    ctx.lineJoin = 'round';
    for (const stroke of marks.strokes) {
      ctx.beginPath();
      stroke.forEach((point, i) => {
        const [px, py] = [x + point.x * side, y + point.y * side];
        if (i === 0) ctx.moveTo(px, py);
        ctx.lineTo(px, py);
      });
      ctx.stroke();
    }
  }
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
