import { MARGIN, NORMAL_SIDE, normalised } from '#core/characters/normalise.ts';
import { drawStrokes, type Raster } from '#core/characters/raster.ts';
import type { Stroke } from '#core/characters/strokes.ts';

/** Cells across and down: as few as tell 国, 田 and 回 apart, so that each can be a tank that is seen. */
export const CELL_SIDE = 5;
export const CELLS = CELL_SIDE * CELL_SIDE;

/** Side of the picture that strokes are drawn into, px. */
const SIDE = 48;
/** The pen that a finger's strokes are drawn with, as a share of the square. */
export const FINGER_PEN = 0.06;

/**
 * How much ink is in each cell of the character at its full size, row by row, 0..1; the darkest cell has 1, so that a
 * thick pen pours in no more than a thin one. Clean paper: zeros.
 */
export function cellsOf(raster: Raster): Float64Array {
  const cells = new Float64Array(CELLS);
  const normal = normalised(raster);
  if (!normal) return cells;
  for (let y = 0; y < NORMAL_SIDE; y++) {
    const row = Math.floor((y * CELL_SIDE) / NORMAL_SIDE) * CELL_SIDE;
    for (let x = 0; x < NORMAL_SIDE; x++) {
      const cell = row + Math.floor((x * CELL_SIDE) / NORMAL_SIDE);
      cells[cell] = cells[cell]! + normal.ink[y * NORMAL_SIDE + x]!;
    }
  }
  const most = cells.reduce((a, b) => Math.max(a, b), 0);
  return most > 0 ? cells.map((ink) => ink / most) : cells;
}

/** {@link cellsOf} strokes that a pen of one width draws. */
export function cellsOfStrokes(strokes: readonly Stroke[], pen = FINGER_PEN): Float64Array {
  return cellsOf(drawStrokes(strokes, SIDE, pen));
}

/** Strokes and their pen as {@link cellsOfStrokes} sees them: as large as the square allows, in its middle. */
export function fitted(strokes: readonly Stroke[], pen = FINGER_PEN): { strokes: readonly Stroke[]; pen: number } {
  const [xs, ys] = [
    strokes.flatMap((stroke) => stroke.map(({ x }) => x)),
    strokes.flatMap((stroke) => stroke.map(({ y }) => y)),
  ];
  const spanOf = (values: readonly number[]) => [Math.min(...values) - pen / 2, Math.max(...values) + pen / 2] as const;
  const [[left, right], [top, bottom]] = [spanOf(xs), spanOf(ys)];
  const scale = (1 - 2 * MARGIN) / Math.max(right - left, bottom - top, 1e-6);
  const moved = strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: 0.5 + (x - (left + right) / 2) * scale,
      y: 0.5 + (y - (top + bottom) / 2) * scale,
    })),
  );
  return { strokes: moved, pen: pen * scale };
}
