import type { Point } from '#core/box.ts';
import { greyAt, type Grey } from './grey.ts';

/** Corners of a sheet: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

/**
 * The perspective map that takes the unit square's corners to four points: eight numbers h with
 * x' = (h0 x + h1 y + h2) / (h6 x + h7 y + 1), y' = (h3 x + h4 y + h5) / (h6 x + h7 y + 1) (Heckbert 1989).
 * null where three of the points lie on one line.
 */
export function homography([a, b, c, d]: Corners): readonly number[] | null {
  const [sumX, sumY] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const [dx1, dx2, dy1, dy2] = [b.x - c.x, d.x - c.x, b.y - c.y, d.y - c.y];
  const determinant = dx1 * dy2 - dx2 * dy1;
  if (Math.abs(determinant) < 1e-12) return null;
  const g = (sumX * dy2 - dx2 * sumY) / determinant;
  const h = (dx1 * sumY - sumX * dy1) / determinant;
  return [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h];
}

/** Where a point of the unit square lies in the picture. */
export function mapped(h: readonly number[], { x, y }: Point): Point {
  const depth = h[6]! * x + h[7]! * y + 1;
  return { x: (h[0]! * x + h[1]! * y + h[2]!) / depth, y: (h[3]! * x + h[4]! * y + h[5]!) / depth };
}

/** The sheet as if the camera looked straight at it; `longest` px along its longer side. Corners in pixels of the picture. */
export function straightened(grey: Grey, corners: Corners, longest: number): Grey | null {
  const map = homography(corners);
  if (!map) return null;
  const [a, b, c, d] = corners;
  // Of opposite sides the mean: exact for a sheet that lies flat, near enough for one that leans.
  const across = (distance(a, b) + distance(d, c)) / 2;
  const down = (distance(a, d) + distance(b, c)) / 2;
  const scale = longest / Math.max(across, down);
  const [width, height] = [Math.max(8, Math.round(across * scale)), Math.max(8, Math.round(down * scale))];
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = mapped(map, { x: (x + 0.5) / width, y: (y + 0.5) / height });
      values[y * width + x] = greyAt(grey, from.x, from.y);
    }
  }
  return { width, height, values };
}

/** Length of the way from one point to another. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
