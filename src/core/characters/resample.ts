import type { Point } from '#core/box.ts';
import type { Stroke } from './strokes.ts';

/** How long the pen's way is, in sides of the square. */
export function lengthOf(stroke: Stroke): number {
  let length = 0;
  for (let i = 1; i < stroke.length; i++) length += distance(stroke[i - 1]!, stroke[i]!);
  return length;
}

/** The same way in points at most `step` apart, corners kept, so that it can be bent. */
export function resampled(stroke: Stroke, step: number): Stroke {
  return stroke.flatMap((to, i) => {
    const from = stroke[i - 1];
    if (!from) return [to];
    const pieces = Math.max(1, Math.ceil(distance(from, to) / step));
    return Array.from({ length: pieces }, (_, k) => between(from, to, (k + 1) / pieces));
  });
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
