import type { Placement, TagRequest } from './tag-request.ts';
import type { Rect } from '#hud/rect.ts';
import { contains, touches } from '#hud/rect.ts';

const SPACE = 4;
/** Grid on which gaps are looked for, px. */
const STEP = 8;
/** What the cell of the frame before is worth, px of distance. */
const STAY = 60;

/** The last resort of a crowd: smallest tags in the cells of a grid, each in the free cell nearest to its person. */
export function packTags(
  requests: readonly TagRequest[],
  area: Rect,
  before: ReadonlyMap<number, Placement>,
): Placement[] {
  const width = Math.max(0, ...requests.map(({ sizes }) => sizes.minimal.width)) + SPACE;
  const height = Math.max(0, ...requests.map(({ sizes }) => sizes.minimal.height)) + SPACE;
  const columns = Math.floor((area.width + SPACE) / width);
  const rows = Math.floor((area.height + SPACE) / height);
  const taken = new Set<number>();
  const placed: Placement[] = [];
  for (const { track, frame, sizes } of requests) {
    let best = -1;
    let bestCost = Infinity;
    for (let cell = 0; cell < columns * rows; cell++) {
      if (taken.has(cell)) continue;
      const x = area.x + (cell % columns) * width;
      const y = area.y + Math.floor(cell / columns) * height;
      const distance = Math.hypot(x + width / 2 - frame.x - frame.width / 2, y + height - Math.max(area.y, frame.y));
      const cost = distance - (before.get(track)?.slot === `cell-${cell}` ? STAY : 0);
      if (cost < bestCost) [best, bestCost] = [cell, cost];
    }
    if (best < 0) continue;
    taken.add(best);
    const x = area.x + (best % columns) * width;
    const y = area.y + Math.floor(best / columns) * height;
    placed.push({ track, level: 'minimal', slot: `cell-${best}`, rect: { x, y, ...sizes.minimal } });
  }
  return placed;
}

/** The free place nearest to a person where all usual places are taken; null where there is no gap. */
export function nearestGap(
  request: TagRequest,
  area: Rect,
  placed: readonly Placement[],
  before: Placement | undefined,
): Placement | null {
  const { width, height } = request.sizes.minimal;
  const { frame, track } = request;
  const free = (rect: Rect) => !placed.some((other) => touches(other.rect, rect, SPACE));
  if (before?.slot.startsWith('gap') && contains(area, before.rect) && free(before.rect)) return before;
  let best: Placement | null = null;
  let bestDistance = Infinity;
  for (let y = area.y; y <= area.y + area.height - height; y += STEP) {
    for (let x = area.x; x <= area.x + area.width - width; x += STEP) {
      const distance = Math.hypot(x + width / 2 - frame.x - frame.width / 2, y + height - frame.y);
      const rect = { x, y, width, height };
      if (distance >= bestDistance || !free(rect)) continue;
      bestDistance = distance;
      best = { track, level: 'minimal', slot: `gap-${x}-${y}`, rect };
    }
  }
  return best;
}
