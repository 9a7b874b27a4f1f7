import type { Box } from '#core/box.ts';
import { CLOSER_LOOK } from '#core/tracking/tracker-config.ts';

export const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };

/** What the choice of parts depends on. */
export interface LookState {
  /** Boxes of everybody known or suspected, where they are expected now. */
  readonly people: readonly Box[];
  /** Width of the picture by its height. */
  readonly aspect: number;
  /** Since the whole frame was last looked at, ms; Infinity at the start. */
  readonly sinceWhole: number;
  /** Looks so far: says whose turn it is. */
  readonly looks: number;
  /** A photo: there is time for everything. */
  readonly still: boolean;
  /** Detector runs that one look may cost. */
  readonly budget: number;
}

/** Most parts of a photo beside the whole. */
const MOST_PARTS = 10;
/** A part this much longer than wide still gives the detector enough of everybody in it. */
const LONGEST_PART = 1.25;

/** The two overlapping halves of the picture along its longer side: nearly square, as the detector's input is. */
export function halves(aspect: number): readonly [Box, Box] {
  const [first, second] = sections(aspect, 2);
  return [first ?? WHOLE, second ?? WHOLE];
}

/** So many parts along the longer side, each sharing as much with the next as the halves do. */
function sections(aspect: number, count: number): Box[] {
  // The share of a part that the next one has too; two of them overlap by `CLOSER_LOOK.overlap` of the picture.
  const shared = (2 * CLOSER_LOOK.overlap) / (1 + CLOSER_LOOK.overlap);
  const length = 1 / (1 + (count - 1) * (1 - shared));
  return Array.from({ length: count }, (_, index) => {
    const from = index === count - 1 ? 1 - length : index * length * (1 - shared);
    return aspect >= 1 ? { ...WHOLE, x: from, width: length } : { ...WHOLE, y: from, height: length };
  });
}

/** The parts of a photo: as many as its shape needs, so that each is nearly square; two at least. */
export function photoSections(aspect: number): Box[] {
  const long = Math.max(aspect, 1 / aspect);
  for (let count = 2; count < MOST_PARTS; count++) {
    const parts = sections(aspect, count);
    const part = parts[0] ?? WHOLE;
    if (Math.min(part.width, part.height) * long <= LONGEST_PART) return parts;
  }
  return sections(aspect, MOST_PARTS);
}

/**
 * The parts of the frame to detect people in, in the order of their importance, at most `budget` of them.
 * Near people fill the whole frame's few pixels well enough; far people gain from two looks at half the frame
 * each, at the price of the whole one and one crop. The whole frame is looked at in any case every
 * `CLOSER_LOOK.wholeEvery` ms, so that somebody who steps close is not cut in two for long.
 */
export function partsToLookAt({ people, aspect, sinceWhole, looks, still, budget }: LookState): Box[] {
  const [first, second] = halves(aspect);
  if (still) return [WHOLE, ...photoSections(aspect)];
  if (budget < 2) return [WHOLE];
  const near = people.filter((box) => isNear(box, aspect)).length;
  if (near > 0 && near === people.length) return [WHOLE];
  const turn = looks % 2 === 0 ? [first, second] : [second, first];
  const whole = near > 0 || people.length === 0 || sinceWhole >= CLOSER_LOOK.wholeEvery;
  return (whole ? [WHOLE, ...turn] : turn).slice(0, budget);
}

/** So large that the seam between the halves would cut the person in both, or that a closer look has nothing to add. */
function isNear(box: Box, aspect: number): boolean {
  return (aspect >= 1 ? box.width : box.height) > CLOSER_LOOK.near || box.height > CLOSER_LOOK.tall;
}
