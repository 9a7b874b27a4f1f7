import type { Point } from '#core/box.ts';
import type { Stroke } from './strokes.ts';

/** The stroke with as few of its points as leave no other one farther away than `tolerance` (Douglas and Peucker 1973). */
export function simplified(stroke: Stroke, tolerance: number): Stroke {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last || stroke.length < 3) return stroke;
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < stroke.length - 1; i++) {
    const far = fromLine(stroke[i]!, first, last);
    if (far > farthest) [farthest, at] = [far, i];
  }
  if (farthest <= tolerance) return [first, last];
  return [...simplified(stroke.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(stroke.slice(at), tolerance)];
}

/** Distance of a point from a straight piece. */
function fromLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / length : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy);
}
