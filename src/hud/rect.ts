import type { View } from './view.ts';

/** A rectangle on the canvas, CSS px. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Clear space between a tag and the edge of the free part, CSS px. */
const EDGE = 6;

/** The part of the canvas that tags and brackets may use. */
export function freeArea(view: View): Rect {
  const { top, right, bottom, left } = view.insets;
  const x = left + EDGE;
  const y = top + EDGE;
  return {
    x,
    y,
    width: Math.max(0, view.width - right - EDGE - x),
    height: Math.max(0, view.height - bottom - EDGE - y),
  };
}

/** Whether two rectangles come nearer than `gap` px. */
export function touches(a: Rect, b: Rect, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** Shared area in px². */
export function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Moves `rect` as little as it takes to lie inside `area`. */
export function moveInside(rect: Rect, area: Rect): Rect {
  return {
    ...rect,
    x: Math.max(area.x, Math.min(rect.x, area.x + area.width - rect.width)),
    y: Math.max(area.y, Math.min(rect.y, area.y + area.height - rect.height)),
  };
}

/** The part of a person's frame that can be seen; a side that runs out of the free part stops at its edge. */
export function visibleFrame(box: Rect, area: Rect): Rect {
  const least = 24;
  const x = Math.min(Math.max(box.x, area.x), area.x + area.width - least);
  const y = Math.min(Math.max(box.y, area.y), area.y + area.height - least);
  const right = Math.max(x + least, Math.min(box.x + box.width, area.x + area.width));
  const bottom = Math.max(y + least, Math.min(box.y + box.height, area.y + area.height));
  return { x, y, width: right - x, height: bottom - y };
}
