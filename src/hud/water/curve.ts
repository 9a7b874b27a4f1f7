import type { Point } from '#core/box.ts';

/** A pipe from above to below, straight down at both ends. */
export interface Curve {
  readonly from: Point;
  readonly to: Point;
  /** Points along it, x then y. */
  readonly points: Float32Array;
  /** How far each point is from the first along the curve, CSS px. */
  readonly lengths: Float32Array;
  readonly length: number;
}

const PIECES = 20;

export function curveOf(from: Point, to: Point): Curve {
  const points = new Float32Array(2 * (PIECES + 1));
  const lengths = new Float32Array(PIECES + 1);
  const middle = (from.y + to.y) / 2;
  for (let i = 0; i <= PIECES; i++) {
    const t = i / PIECES;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
    points[2 * i] = (a + b) * from.x + (c + d) * to.x;
    points[2 * i + 1] = a * from.y + (b + c) * middle + d * to.y;
    if (i === 0) continue;
    const step = Math.hypot(points[2 * i]! - points[2 * i - 2]!, points[2 * i + 1]! - points[2 * i - 1]!);
    lengths[i] = lengths[i - 1]! + step;
  }
  return { from, to, points, lengths, length: lengths[PIECES]! };
}

/** The place `distance` px along a curve. */
export function along({ points, lengths, length }: Curve, distance: number): Point {
  const wanted = Math.min(length, Math.max(0, distance));
  let i = 1;
  while (i < PIECES && lengths[i]! < wanted) i++;
  const piece = lengths[i]! - lengths[i - 1]! || 1;
  const share = (wanted - lengths[i - 1]!) / piece;
  return {
    x: points[2 * i - 2]! + (points[2 * i]! - points[2 * i - 2]!) * share,
    y: points[2 * i - 1]! + (points[2 * i + 1]! - points[2 * i - 1]!) * share,
  };
}

/** Its direction there, radians. */
export function directionAt(curve: Curve, distance: number): number {
  const [a, b] = [along(curve, distance - 3), along(curve, distance + 3)];
  return Math.atan2(b.y - a.y, b.x - a.x);
}

/** How far a point is from a curve, CSS px. */
export function distanceTo({ points }: Curve, { x, y }: Point): number {
  let nearest = Infinity;
  for (let i = 0; i < PIECES; i++) {
    const [ax, ay] = [points[2 * i]!, points[2 * i + 1]!];
    const [dx, dy] = [points[2 * i + 2]! - ax, points[2 * i + 3]! - ay];
    const square = dx * dx + dy * dy;
    const t = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return nearest;
}

/** Adds a curve to a path. */
export function traceCurve(path: CanvasPath, { from, to }: Curve): void {
  const middle = (from.y + to.y) / 2;
  path.moveTo(from.x, from.y);
  path.bezierCurveTo(from.x, middle, to.x, middle, to.x, to.y);
}
