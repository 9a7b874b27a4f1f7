import type { Target } from './draw.ts';
import type { Rect } from './rect.ts';
import { TOUCH } from './theme.ts';

/** Track at a point: a tag before a person, then the smallest person there. Everything is at least 44 px to a finger. */
export function hitTarget(targets: readonly Target[], x: number, y: number): number | null {
  const tags = targets.filter(({ tag }) => tag && contains(tag.rect, x, y));
  const people = targets.filter(({ frame }) => contains(grown(frame), x, y));
  const found = (tags.length > 0 ? tags : people).sort(
    (a, b) =>
      a.frame.width * a.frame.height - b.frame.width * b.frame.height ||
      distance(a.frame, x, y) - distance(b.frame, x, y),
  );
  return found[0]?.track ?? null;
}

function contains(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}

function grown(rect: Rect): Rect {
  const x = Math.max(0, TOUCH - rect.width) / 2;
  const y = Math.max(0, TOUCH - rect.height) / 2;
  return { x: rect.x - x, y: rect.y - y, width: rect.width + 2 * x, height: rect.height + 2 * y };
}

function distance(rect: Rect, x: number, y: number): number {
  return Math.hypot(rect.x + rect.width / 2 - x, rect.y + rect.height / 2 - y);
}
