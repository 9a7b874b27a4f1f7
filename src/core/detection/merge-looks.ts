import { area, intersection, iou } from '#core/box.ts';
import type { Box } from '#core/box.ts';
import type { Detection } from './detection.ts';
import { CLOSER_LOOK } from '#core/tracking/tracker-config.ts';

/** What was found in one part of the frame; boxes in the space of the whole frame. */
export interface Look {
  readonly part: Box;
  readonly found: readonly Detection[];
}

/**
 * One list out of several looks at parts of one frame. A box cut by the edge of its part goes, and so does half of
 * somebody whom a coarser look saw reach across that edge; of two boxes of one
 * thing the better one stays; a piece of a person (a box mostly inside a better one) goes unless it is sure by
 * itself, as a child before its parent is. Where a closer look has been, a small find of the coarser look that it
 * did not confirm is doubted. Best score first.
 */
export function mergeLooks(looks: readonly Look[]): Detection[] {
  const finds = looks.flatMap(({ part, found }) =>
    found
      .filter((find) => !isCut(find.box, part) && !isHalved(find, part, looks))
      .map((find) => (isDoubtful(find, part, looks) ? { ...find, score: find.score * CLOSER_LOOK.doubt } : find)),
  );
  const kept: Detection[] = [];
  for (const find of finds.sort((a, b) => b.score - a.score)) {
    if (!kept.some((better) => better.kind === find.kind && repeats(find, better))) kept.push(find);
  }
  return kept;
}

function repeats(find: Detection, better: Detection): boolean {
  if (iou(find.box, better.box) > CLOSER_LOOK.sameOverlap) return true;
  if (find.kind !== 'person' || find.score >= CLOSER_LOOK.sureAlone) return false;
  const smaller = Math.min(area(find.box), area(better.box));
  return area(intersection(find.box, better.box)) > CLOSER_LOOK.sameContained * smaller;
}

/** Touches an edge of its part that is not an edge of the frame. */
function isCut(box: Box, part: Box, rim: number = CLOSER_LOOK.rim): boolean {
  const across = rim * part.width;
  const down = rim * part.height;
  return (
    (part.x > 0 && box.x < part.x + across) ||
    (part.y > 0 && box.y < part.y + down) ||
    (part.x + part.width < 1 && box.x + box.width > part.x + part.width - across) ||
    (part.y + part.height < 1 && box.y + box.height > part.y + part.height - down)
  );
}

/**
 * Ends near an inner edge of its part, where a coarser look saw one larger box go on: a portrait that fills the
 * picture shows each closer look a believable half.
 */
function isHalved({ kind, box }: Detection, part: Box, looks: readonly Look[]): boolean {
  const edge = isCut(box, part, CLOSER_LOOK.halvedRim);
  if (!edge) return false;
  return looks.some(
    (other) =>
      area(other.part) > area(part) &&
      other.found.some(
        (whole) =>
          whole.kind === kind &&
          whole.score >= CLOSER_LOOK.halvedScore &&
          area(intersection(whole.box, part)) < CLOSER_LOOK.halvedInside * area(whole.box) &&
          area(intersection(box, whole.box)) > CLOSER_LOOK.sameContained * area(box) &&
          area(box) > CLOSER_LOOK.halvedSize * area(whole.box),
      ),
  );
}

/** Small, and well inside a part that was looked at more closely: what that look says of the place counts more. */
function isDoubtful({ kind, box }: Detection, part: Box, looks: readonly Look[]): boolean {
  if (kind !== 'person' || box.height > CLOSER_LOOK.small * part.height) return false;
  return looks.some(
    (other) =>
      area(other.part) < area(part) &&
      area(intersection(box, other.part)) >= area(box) * 0.999 &&
      !isCut(box, other.part),
  );
}
