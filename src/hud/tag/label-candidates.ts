import type { Rect } from '#hud/rect.ts';
import { moveInside } from '#hud/rect.ts';

/** A place for a tag relative to its person's frame, with what it costs before anything is in the way. */
interface Slot {
  readonly name: string;
  readonly cost: number;
  /** Top left corner of a tag of this size. */
  readonly at: (frame: Rect, width: number, height: number) => { x: number; y: number };
}

/** A place that lies inside the free area. */
export interface Candidate {
  readonly slot: string;
  readonly rect: Rect;
  readonly cost: number;
}

/** Space between frame and tag, px: room for the leader line. */
const GAP = 10;
const right = (frame: Rect) => frame.x + frame.width;
const bottom = (frame: Rect) => frame.y + frame.height;
const middle = (frame: Rect, width: number) => frame.x + (frame.width - width) / 2;

/** Above first, then the sides, below, further up, and inside for somebody who fills the picture. */
const SLOTS: readonly Slot[] = [
  { name: 'above', cost: 0, at: (f, _w, h) => ({ x: f.x, y: f.y - GAP - h }) },
  { name: 'above-right', cost: 5, at: (f, w, h) => ({ x: right(f) - w, y: f.y - GAP - h }) },
  { name: 'above-middle', cost: 6, at: (f, w, h) => ({ x: middle(f, w), y: f.y - GAP - h }) },
  { name: 'right-top', cost: 12, at: (f) => ({ x: right(f) + GAP, y: f.y }) },
  { name: 'left-top', cost: 13, at: (f, w) => ({ x: f.x - GAP - w, y: f.y }) },
  { name: 'below', cost: 16, at: (f) => ({ x: f.x, y: bottom(f) + GAP }) },
  { name: 'below-right', cost: 18, at: (f, w) => ({ x: right(f) - w, y: bottom(f) + GAP }) },
  { name: 'below-middle', cost: 18, at: (f, w) => ({ x: middle(f, w), y: bottom(f) + GAP }) },
  { name: 'right-middle', cost: 20, at: (f, _w, h) => ({ x: right(f) + GAP, y: f.y + (f.height - h) / 2 }) },
  { name: 'left-middle', cost: 21, at: (f, w, h) => ({ x: f.x - GAP - w, y: f.y + (f.height - h) / 2 }) },
  { name: 'higher', cost: 22, at: (f, _w, h) => ({ x: f.x, y: f.y - 2 * (GAP + h) }) },
  { name: 'higher-right', cost: 24, at: (f, w, h) => ({ x: right(f) - w, y: f.y - 2 * (GAP + h) }) },
  { name: 'right-bottom', cost: 26, at: (f, _w, h) => ({ x: right(f) + GAP, y: bottom(f) - h }) },
  { name: 'left-bottom', cost: 27, at: (f, w, h) => ({ x: f.x - GAP - w, y: bottom(f) - h }) },
  { name: 'inside-bottom', cost: 30, at: (f, _w, h) => ({ x: f.x + GAP, y: bottom(f) - GAP - h }) },
  { name: 'inside-bottom-right', cost: 31, at: (f, w, h) => ({ x: right(f) - GAP - w, y: bottom(f) - GAP - h }) },
  { name: 'inside-top', cost: 34, at: (f) => ({ x: f.x + GAP, y: f.y + GAP }) },
  { name: 'inside-top-right', cost: 35, at: (f, w) => ({ x: right(f) - GAP - w, y: f.y + GAP }) },
  { name: 'highest', cost: 40, at: (f, _w, h) => ({ x: f.x, y: f.y - 3 * (GAP + h) }) },
  { name: 'lower', cost: 42, at: (f, _w, h) => ({ x: f.x, y: bottom(f) + 2 * GAP + h }) },
];

/** Places to try for one tag, each pushed inside `area`; the push costs, a place pushed far is dropped. */
export function candidates(frame: Rect, width: number, height: number, area: Rect): Candidate[] {
  if (width > area.width || height > area.height) return [];
  const found: Candidate[] = [];
  for (const { name, cost, at } of SLOTS) {
    const wanted = { ...at(frame, width, height), width, height };
    const rect = moveInside(wanted, area);
    const pushed = Math.abs(rect.x - wanted.x) * 0.25 + Math.abs(rect.y - wanted.y);
    if (pushed < height * 2) found.push({ slot: name, rect, cost: cost + pushed });
  }
  return found;
}
