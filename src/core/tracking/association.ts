import { unlikeness } from '#core/person/appearance.ts';
import type { Appearance } from '#core/person/appearance.ts';
import { iou } from '#core/box.ts';
import type { Box } from '#core/box.ts';
import { ASSOCIATION, LOOKS } from './tracker-config.ts';

/** One person found in one frame. */
export interface Sighting {
  readonly box: Box;
  /** 0..1, the detector's own. */
  readonly score: number;
  readonly appearance: Appearance | null;
}

/** What association knows of a track. */
export interface Expected {
  /** Where the motion model puts it now. */
  readonly box: Box;
  readonly appearance: Appearance | null;
  /** Distance of a box's centre from the expected one, in standard deviations. */
  readonly surprise: (box: Box) => number;
}

/** Cost 0..1 of saying that `seen` is the `expected` person; Infinity where it cannot be. */
export function matchCost(expected: Expected, seen: Sighting): number {
  const ratio = seen.box.height / expected.box.height;
  if (ratio > ASSOCIATION.sizeRatio || ratio < 1 / ASSOCIATION.sizeRatio) return Infinity;
  const away = expected.surprise(seen.box) / ASSOCIATION.gate;
  if (away > 1) return Infinity;
  return (
    ASSOCIATION.overlap * (1 - iou(expected.box, seen.box)) +
    ASSOCIATION.distance * away +
    ASSOCIATION.looks * strangeness(expected, seen)
  );
}

/** Cost for a weak detection: it may only continue a track that it clearly overlaps. */
export function weakCost(expected: Expected, seen: Sighting): number {
  return iou(expected.box, seen.box) < ASSOCIATION.weakOverlap ? Infinity : matchCost(expected, seen);
}

/** How unlike they look, from 0 (as one person from frame to frame) to 1 (as two people); middling where unknown. */
function strangeness(expected: Expected, seen: Sighting): number {
  if (!expected.appearance || !seen.appearance) return ASSOCIATION.unknownLooks;
  const measured = unlikeness(expected.appearance, seen.appearance);
  return Math.max(0, Math.min(1, (measured - LOOKS.same) / (LOOKS.other - LOOKS.same)));
}
