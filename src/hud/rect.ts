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
/** Somebody of whom less than this many px are in the canvas is not drawn; over the next few px they fade in. */
const LEAST_SEEN = 4;
const FADE_IN = 10;

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

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Moves `rect` as little as it takes to lie inside `area`. */
export function moveInside(rect: Rect, area: Rect): Rect {
  return {
    ...rect,
    x: Math.max(area.x, Math.min(rect.x, area.x + area.width - rect.width)),
    y: Math.max(area.y, Math.min(rect.y, area.y + area.height - rect.height)),
  };
}

/**
 * Where brackets stand: the person's box, or where it runs out of the free part its edge. Somebody mostly under the chrome
 * keeps the box as far as the canvas goes, because brackets squeezed to a sliver would lie. null: out of the picture.
 */
export function visibleFrame(box: Rect, area: Rect, canvas: { width: number; height: number }): Rect | null {
  const shown = cut(box, { x: 2, y: 2, width: canvas.width - 4, height: canvas.height - 4 });
  if (shown.width < LEAST_SEEN || shown.height < LEAST_SEEN) return null;
  const free = cut(shown, area);
  return free.width > shown.width * 0.4 && free.height > shown.height * 0.4 ? free : shown;
}

function cut(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}

/** 0..1: how firmly somebody at the rim of the canvas is drawn, so that marks do not flicker there. */
export function presence(box: Rect, canvas: { width: number; height: number }): number {
  const shown = cut(box, { x: 0, y: 0, width: canvas.width, height: canvas.height });
  return Math.max(0, Math.min(1, (Math.min(shown.width, shown.height) - LEAST_SEEN) / FADE_IN));
}
