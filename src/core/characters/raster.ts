import type { Point } from '#core/box.ts';
import type { Stroke } from './strokes.ts';

/** Ink on paper: 0 where there is paper, 1 where there is ink, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;
}

/**
 * Draws strokes with a round pen of one width, edges smooth over one pixel.
 * `width` is that of the pen as a share of the square; points outside of it are cut.
 */
export function drawStrokes(strokes: readonly Stroke[], side: number, width: number): Raster {
  const raster: Raster = { width: side, height: side, ink: new Float32Array(side * side) };
  for (const stroke of strokes) {
    const [first] = stroke;
    if (stroke.length === 1 && first) drawLine(raster, first, first, width);
    for (let i = 1; i < stroke.length; i++) drawLine(raster, stroke[i - 1]!, stroke[i]!, width);
  }
  return raster;
}

/** One straight piece with round ends; where it crosses others the darker one stays. */
function drawLine({ width: side, ink }: Raster, from: Point, to: Point, width: number): void {
  const radius = Math.max(0.5, (width * side) / 2);
  // Pixel (0, 0) has its middle at half a pixel.
  const [ax, ay, bx, by] = [from.x * side - 0.5, from.y * side - 0.5, to.x * side - 0.5, to.y * side - 0.5];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const reach = radius + 0.5;
  const left = Math.max(0, Math.ceil(Math.min(ax, bx) - reach));
  const right = Math.min(side - 1, Math.floor(Math.max(ax, bx) + reach));
  const top = Math.max(0, Math.ceil(Math.min(ay, by) - reach));
  const bottom = Math.min(side - 1, Math.floor(Math.max(ay, by) + reach));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = length > 0 ? ((x - ax) * dx + (y - ay) * dy) / length : 0;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const [ox, oy] = [x - ax - t * dx, y - ay - t * dy];
      const far = ox * ox + oy * oy;
      if (far >= reach * reach) continue;
      const dark = Math.min(1, reach - Math.sqrt(far));
      const at = y * side + x;
      if (dark > ink[at]!) ink[at] = dark;
    }
  }
}

/** The strokes moved and scaled alike across and down, so that their ink fills the square but for a margin (a share). */
export function fitted(strokes: readonly Stroke[], margin: number): Stroke[] {
  const points = strokes.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (1 - 2 * margin) / Math.max(right - left, bottom - top, 1e-6);
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: 0.5 + (x - (left + right) / 2) * scale,
      y: 0.5 + (y - (top + bottom) / 2) * scale,
    })),
  );
}
