import type { Point } from '#core/box.ts';
import { distance, type Corners } from './homography.ts';
import { convexHull, crossing, polygonArea, turn } from './hull.ts';

/**
 * The four-sided figure around points that wastes least: sides of their hull are taken away one by one, always the one
 * whose neighbours meet nearest, then each of the four is laid through the points along it. null where there are not
 * four sides. The figure is clockwise, and begins with the corner that is top left as the picture lies.
 */
export function quadAround(points: readonly Point[]): { readonly corners: Corners; readonly hullArea: number } | null {
  const hull = convexHull(points);
  const sides = [...hull];
  while (sides.length > 4) {
    const cheapest = sides
      .map((_, at) => ({ at, ...withoutSide(sides, at) }))
      .filter((one) => one.corner !== null)
      .sort((one, other) => one.added - other.added)[0];
    if (!cheapest?.corner) return null;
    const after = (cheapest.at + 1) % sides.length;
    sides[cheapest.at] = cheapest.corner;
    sides.splice(after, 1);
  }
  const [a, b, c, d] = sides;
  if (!a || !b || !c || !d) return null;
  const fitted = refined([a, b, c, d], hull);
  return { corners: fromTopLeft(fitted), hullArea: polygonArea(hull) };
}

/** Side `at` gone, its neighbours prolonged until they meet. */
function withoutSide(sides: readonly Point[], at: number): { corner: Point | null; added: number } {
  const n = sides.length;
  const [before, from, to, after] = [-1, 0, 1, 2].map((by) => sides[(at + by + n) % n]!) as [
    Point,
    Point,
    Point,
    Point,
  ];
  const corner = crossing(before, from, to, after);
  // Neighbours that run apart meet on the wrong side.
  if (!corner || turn(from, to, corner) > 0) return { corner: null, added: Infinity };
  return { corner, added: polygonArea([from, corner, to]) };
}

/** Each side through the hull's points near it, by least squares; unchanged where those are too few. */
function refined(corners: Corners, hull: readonly Point[]): Corners {
  const dense = hull.flatMap((from, i) => along(from, hull[(i + 1) % hull.length]!));
  const lines = corners.map((from, i) => {
    const to = corners[(i + 1) % 4]!;
    const near = dense.filter((point) => {
      const off = Math.abs(turn(from, to, point)) / Math.max(1e-9, distance(from, to));
      const share =
        ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / distance(from, to) ** 2;
      // Corners are often rounded or bent.
      return off < 2 && share > 0.08 && share < 0.92;
    });
    return near.length < 8 ? ([from, to] as const) : lineThrough(near);
  });
  const met = lines.map((line, i) => crossing(...lines[(i + 3) % 4]!, ...line) ?? corners[i]!);
  const far = met.some((point, i) => distance(point, corners[i]!) > 6);
  return far ? corners : (met as unknown as Corners);
}

/** Points a pixel apart. */
function along(from: Point, to: Point): Point[] {
  const steps = Math.max(1, Math.round(distance(from, to)));
  return Array.from({ length: steps }, (_, i) => ({
    x: from.x + ((to.x - from.x) * i) / steps,
    y: from.y + ((to.y - from.y) * i) / steps,
  }));
}

/** Two points of the line that lies nearest to all (its direction is that of the largest spread). */
function lineThrough(points: readonly Point[]): readonly [Point, Point] {
  const mean = (value: (point: Point) => number) => points.reduce((sum, one) => sum + value(one), 0) / points.length;
  const [x, y] = [mean((one) => one.x), mean((one) => one.y)];
  const xx = mean((one) => (one.x - x) ** 2);
  const yy = mean((one) => (one.y - y) ** 2);
  const xy = mean((one) => (one.x - x) * (one.y - y));
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return [
    { x, y },
    { x: x + Math.cos(angle), y: y + Math.sin(angle) },
  ];
}

/** The same figure from the corner whose next side runs most to the right. */
function fromTopLeft(corners: Corners): Corners {
  const rightward = corners.map((from, i) => {
    const to = corners[(i + 1) % 4]!;
    return (to.x - from.x) / Math.max(1e-9, distance(from, to));
  });
  const first = rightward.indexOf(Math.max(...rightward));
  return [0, 1, 2, 3].map((i) => corners[(first + i) % 4]!) as unknown as Corners;
}
