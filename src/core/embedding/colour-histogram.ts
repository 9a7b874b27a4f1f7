import { colourOf, COLOURS } from './cells.ts';
import type { Pixels } from '#core/pixels.ts';

const BANDS = 3;

/** Numbers in a histogram. */
export const COLOUR_LENGTH = BANDS * COLOURS;

/** Left out on each side: mostly wall. */
const MARGIN = 0.15;

/**
 * How much of the upper, middle and lower third of a person has which colour: shares 0..1, 64 a third.
 * @param pixels the person's box
 */
export function colourHistogram({ data, width, height }: Pixels): Float32Array {
  const shares = new Float32Array(COLOUR_LENGTH);
  const [left, right] = [Math.round(width * MARGIN), Math.ceil(width * (1 - MARGIN))];
  const unit = BANDS / Math.max(1, height * (right - left));
  for (let y = 0; y < height; y++) {
    const band = Math.floor((y * BANDS) / height) * COLOURS;
    for (let x = left; x < right; x++) {
      const bin = band + colourOf(data, (y * width + x) * 4);
      shares[bin] = shares[bin]! + unit;
    }
  }
  return shares;
}
