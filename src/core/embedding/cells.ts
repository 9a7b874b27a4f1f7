import { addPixel, COLOURS, type BinnedPixels } from './oklab-bins.ts';

/** Cells across and down in which the backbone sees a person at 224 px. */
export const GRID = 14;

/** Colours of each of GRID × GRID cells: shares 0..1, {@link COLOURS} a cell, cells row by row. */
export function cellColours(picture: BinnedPixels): Float32Array {
  const { width, height } = picture;
  const shares = new Float32Array(GRID * GRID * COLOURS);
  const unit = (GRID * GRID) / Math.max(1, width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * GRID) / height) * GRID;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor((x * GRID) / width);
      addPixel(shares, cell * COLOURS, picture, y * width + x, unit);
    }
  }
  return shares;
}

/**
 * Second-order pooling (Lin et al. 2015, bilinear networks): how strongly each pair of channels speaks in the same cells,
 * the weighted mean over cells of every product a·b. It tells "red where there is cloth" from "red and cloth somewhere".
 * @param cells channels of each cell, cell by cell
 * @param weights of the cells, summing to 1
 * @returns the upper triangle of a symmetric matrix, row by row
 */
export function pairs(cells: Float32Array, channels: number, weights: Float32Array): Float32Array {
  const sums = new Float32Array((channels * (channels + 1)) / 2);
  for (const [cell, weight] of weights.entries()) {
    const values = cells.subarray(cell * channels, (cell + 1) * channels);
    let at = 0;
    for (let a = 0; a < channels; a++) {
      const one = values[a]! * weight;
      for (let b = a; b < channels; b++) sums[at] = sums[at++]! + one * values[b]!;
    }
  }
  return sums;
}

/**
 * The same for channels and colours: which colour is where the backbone sees what.
 * @param colours of the same cells, see {@link cellColours}
 * @returns channel by channel, {@link COLOURS} each
 */
export function channelColours(
  cells: Float32Array,
  channels: number,
  colours: Float32Array,
  weights: Float32Array,
): Float32Array {
  const sums = new Float32Array(channels * COLOURS);
  for (const [cell, weight] of weights.entries()) {
    for (let colour = 0; colour < COLOURS; colour++) {
      const share = colours[cell * COLOURS + colour]! * weight;
      if (share === 0) continue;
      for (let channel = 0; channel < channels; channel++) {
        const at = channel * COLOURS + colour;
        sums[at] = sums[at]! + share * cells[cell * channels + channel]!;
      }
    }
  }
  return sums;
}
