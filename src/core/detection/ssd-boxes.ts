import type { Box } from '#core/box.ts';
import { KINDS, type Detection } from './detection.ts';

/** Numbers the detector gives for each anchor: four of the box, then one logit for each of `KINDS`. */
export const SSD_ROW = 4 + KINDS.length;

/** The SSD's own box scales (box_coder of its pipeline: y 10, x 10, height 5, width 5), as factors. */
const CENTRE_SCALE = 0.1;
const SIZE_SCALE = 0.2;

/**
 * One box of a single shot detector: how far the network moved and stretched an anchor.
 * @param rows numbers of all anchors; the box is the four from `at`: y, x, height, width, scaled and, for sizes, as logarithms
 * @param anchors top, left, bottom, right of every anchor in 0..1
 * @param index of the anchor
 */
export function decodeBox(rows: ArrayLike<number>, at: number, anchors: ArrayLike<number>, index: number): Box {
  const top = anchors[index * 4] ?? 0;
  const left = anchors[index * 4 + 1] ?? 0;
  const anchorHeight = (anchors[index * 4 + 2] ?? 0) - top;
  const anchorWidth = (anchors[index * 4 + 3] ?? 0) - left;
  const height = Math.exp((rows[at + 2] ?? 0) * SIZE_SCALE) * anchorHeight;
  const width = Math.exp((rows[at + 3] ?? 0) * SIZE_SCALE) * anchorWidth;
  const y = top + anchorHeight / 2 + (rows[at] ?? 0) * CENTRE_SCALE * anchorHeight - height / 2;
  const x = left + anchorWidth / 2 + (rows[at + 1] ?? 0) * CENTRE_SCALE * anchorWidth - width / 2;
  return { x, y, width, height };
}

/** The logit of a score, exclusive of 0 and 1. */
function logitOf(score: number): number {
  return Math.log(score / (1 - score));
}

/**
 * Which anchors may be candidates, from their best logits alone: a hundredth of what the detector gives.
 * @param best the largest logit of each anchor
 * @param minScore 0..1, exclusive of 0 and 1
 * @returns their places in `best`
 */
export function candidateAnchors(best: ArrayLike<number>, minScore: number): number[] {
  const least = logitOf(minScore);
  const chosen: number[] = [];
  // Written so that a NaN, which broken GPU drivers give, is no candidate.
  for (let index = 0; index < best.length; index++) if ((best[index] ?? NaN) >= least) chosen.push(index);
  return chosen;
}

/**
 * Every candidate among some anchors of one picture whose score reaches `minScore`, before suppression.
 * @param rows [chosen × SSD_ROW] as the detector gives them
 * @param chosen which anchors the rows are of
 * @param anchors [anchors × 4]
 * @param minScore 0..1, exclusive of 0 and 1
 */
export function decodeCandidates(
  rows: ArrayLike<number>,
  chosen: readonly number[],
  anchors: ArrayLike<number>,
  minScore: number,
): Detection[] {
  const found: Detection[] = [];
  const least = logitOf(minScore);
  for (const [place, anchor] of chosen.entries()) {
    const at = place * SSD_ROW;
    let box: Box | null = null;
    for (const [column, kind] of KINDS.entries()) {
      const logit = rows[at + 4 + column] ?? -Infinity;
      if (!(logit >= least)) continue;
      box ??= decodeBox(rows, at, anchors, anchor);
      found.push({ kind, box, score: 1 / (1 + Math.exp(-logit)) });
    }
  }
  return found;
}
