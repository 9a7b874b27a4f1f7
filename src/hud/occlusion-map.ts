import type { Box } from '#core/box.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import { strokeLight, strokeThin } from './light.ts';
import type { Rect } from './rect.ts';
import { ICE, INK, LINE, TEXT } from './theme.ts';

/** What carried the decision about one person: a grid over a part of the picture, row after row. */
export type OcclusionMap = Pick<
  OcclusionExplanation,
  'box' | 'columns' | 'rows' | 'importance' | 'important' | 'elsewhere'
>;

/** The question about one person: `share` 0..1 while the answer is worked out, then the map. */
export interface OcclusionMark {
  readonly track: number;
  readonly share: number;
  readonly map: OcclusionMap | null;
}

/** Weaker cells stay clear, so that the person stays visible. */
const LEAST = 0.12;
const STRONGEST = 0.5;
/** What mattered little lies in the shade: ice alone would not show on a light coat. */
const SHADE = 0.42;

/** Lights the cells that mattered, draws a line round those that were hidden, a dashed one round the others. */
export function drawOcclusion(ctx: CanvasRenderingContext2D, box: Rect, map: OcclusionMap): void {
  const { columns, rows } = map;
  if (columns <= 0 || rows <= 0) return;
  const alpha = ctx.globalAlpha;
  const width = box.width / columns;
  const height = box.height / rows;
  const gap = Math.min(1.5, width * 0.08);
  for (let i = 0; i < columns * rows; i++) {
    const importance = Math.min(1, map.importance[i] ?? 0);
    const x = box.x + (i % columns) * width;
    const y = box.y + Math.floor(i / columns) * height;
    ctx.fillStyle = INK;
    ctx.globalAlpha = alpha * SHADE * (1 - importance);
    ctx.fillRect(x, y, width, height);
    if (importance < LEAST) continue;
    ctx.fillStyle = ICE;
    ctx.globalAlpha = alpha * STRONGEST * importance;
    ctx.fillRect(x + gap / 2, y + gap / 2, width - gap, height - gap);
  }
  ctx.lineJoin = 'round';
  ctx.globalAlpha = alpha * 0.9;
  outline(ctx, box, map, map.elsewhere);
  ctx.setLineDash([3, 4]);
  strokeThin(ctx, TEXT, LINE.hair);
  ctx.setLineDash([]);
  ctx.globalAlpha = alpha;
  outline(ctx, box, map, map.important);
  strokeLight(ctx, ICE, LINE.thin);
  ctx.lineJoin = 'miter';
  ctx.globalAlpha = alpha;
}

/** The sides between cells that are in and cells that are not, as one path. */
function outline(ctx: CanvasRenderingContext2D, box: Rect, map: OcclusionMap, cells: readonly number[]): void {
  const { columns, rows } = map;
  const hidden = new Set(cells);
  const inside = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && hidden.has(row * columns + column);
  const x = (column: number) => box.x + (column * box.width) / columns;
  const y = (row: number) => box.y + (row * box.height) / rows;
  ctx.beginPath();
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      if (inside(column, row) !== inside(column, row - 1)) {
        ctx.moveTo(x(column), y(row));
        ctx.lineTo(x(column + 1), y(row));
      }
      if (inside(column, row) !== inside(column - 1, row)) {
        ctx.moveTo(x(column), y(row));
        ctx.lineTo(x(column), y(row + 1));
      }
    }
  }
}

/** Where a grid that lay on `grid` when the person stood at `then` lies now that the person stands at `now`. */
export function movedAlong(grid: Box, then: Box, now: Box): Box {
  const growX = now.width / Math.max(1e-6, then.width);
  const growY = now.height / Math.max(1e-6, then.height);
  return {
    x: now.x + (grid.x - then.x) * growX,
    y: now.y + (grid.y - then.y) * growY,
    width: grid.width * growX,
    height: grid.height * growY,
  };
}
