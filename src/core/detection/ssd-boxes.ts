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

/**
 * Every candidate of one picture whose score reaches `minScore`, before suppression.
 * Thresholds the logits, so that only the few candidates pay for exponentials and boxes.
 * @param rows [anchors × SSD_ROW] as the detector gives them
 * @param anchors [anchors × 4]
 * @param minScore 0..1, exclusive of 0 and 1
 */
export function decodeCandidates(rows: ArrayLike<number>, anchors: ArrayLike<number>, minScore: number): Detection[] {
  const found: Detection[] = [];
  const leastLogit = Math.log(minScore / (1 - minScore));
  for (let at = 0, index = 0; at < rows.length; at += SSD_ROW, index++) {
    let box: Box | null = null;
    for (const [column, kind] of KINDS.entries()) {
      const logit = rows[at + 4 + column] ?? -Infinity;
      // Written so that a NaN, which broken GPU drivers give, is no candidate.
      if (!(logit >= leastLogit)) continue;
      box ??= decodeBox(rows, at, anchors, index);
      found.push({ kind, box, score: 1 / (1 + Math.exp(-logit)) });
    }
  }
  return found;
}
