import { candidates } from './label-candidates.ts';
import type { Rect } from '#hud/rect.ts';
import { overlap, touches } from '#hud/rect.ts';
import { nearestGap, packTags } from './label-packing.ts';
import { LEVELS, type Placement, type TagRequest } from './tag-request.ts';

/** Clear space between two tags, px; a bigger tag than before must clear more, so that levels do not flicker. */
const SPACE = 4;
const SPACE_TO_GROW = 16;
/** What the place of the frame before is worth against a better one. */
const STAY = 30;
/** What one level less costs: a smaller tag is better than one over somebody's head. */
const SHRINK = 24;

/**
 * Places tags so that no two touch and all lie inside `area`. Pure and deterministic. Older tracks choose first and keep
 * their place while it is free; a tag that finds none shrinks, then takes the nearest gap; a crowd without gaps is packed as a grid.
 * Where even that is full, the newest are left without a tag.
 */
export function layoutTags(
  requests: readonly TagRequest[],
  area: Rect,
  before: ReadonlyMap<number, Placement> = new Map(),
): Placement[] {
  const inOrder = [...requests].sort((a, b) => a.track - b.track);
  const placed: Placement[] = [];
  for (const request of inOrder) {
    const placement =
      place(request, inOrder, area, placed, before.get(request.track)) ??
      nearestGap(request, area, placed, before.get(request.track));
    if (!placement) return packTags(inOrder, area, before);
    placed.push(placement);
  }
  return placed;
}

function place(
  request: TagRequest,
  all: readonly TagRequest[],
  area: Rect,
  placed: readonly Placement[],
  before: Placement | undefined,
): Placement | null {
  let best: Placement | null = null;
  let bestCost = Infinity;
  LEVELS.slice(LEVELS.indexOf(request.level)).forEach((level, shrunk) => {
    const grows = before !== undefined && LEVELS.indexOf(level) < LEVELS.indexOf(before.level);
    const space = grows ? SPACE_TO_GROW : SPACE;
    const { width, height } = request.sizes[level];
    for (const candidate of candidates(request.frame, width, height, area)) {
      if (placed.some(({ rect }) => touches(rect, candidate.rect, space))) continue;
      const stays = before?.slot === candidate.slot && before.level === level ? STAY : 0;
      const cost = candidate.cost + shrunk * SHRINK + cover(candidate.rect, request, all) - stays;
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = { track: request.track, level, slot: candidate.slot, rect: candidate.rect };
    }
  });
  return best;
}

/** What hiding people costs: heads above all, then others' frames. */
function cover(rect: Rect, own: TagRequest, all: readonly TagRequest[]): number {
  const size = rect.width * rect.height;
  let cost = 0;
  for (const other of all) {
    const hidden = overlap(rect, other.head);
    if (hidden > 0) cost += 10 + (70 * hidden) / Math.min(size, other.head.width * other.head.height);
    if (other !== own) cost += (25 * overlap(rect, other.frame)) / size;
  }
  return cost;
}
