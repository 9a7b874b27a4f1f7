import type { Pixels } from '#core/pixels.ts';

/** Cells across and down in which the backbone sees a person at 224 px. */
export const GRID = 7;
/** Levels of each of red, green and blue. */
const LEVELS = 4;
/** Colours that are told apart. */
export const COLOURS = LEVELS ** 3;

/** Which of {@link COLOURS} a pixel has; `at` is the place of its red in RGBA bytes. */
export function colourOf(data: Uint8ClampedArray, at: number): number {
  return (level(data[at]) * LEVELS + level(data[at + 1])) * LEVELS + level(data[at + 2]);
}

function level(value = 0): number {
  return (value * LEVELS) >> 8;
}

/** Colours of each of GRID × GRID cells: shares 0..1, {@link COLOURS} a cell, cells row by row. */
export function cellColours({ data, width, height }: Pixels): Float32Array {
  const shares = new Float32Array(GRID * GRID * COLOURS);
  const unit = (GRID * GRID) / Math.max(1, width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * GRID) / height) * GRID;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor((x * GRID) / width);
      const at = cell * COLOURS + colourOf(data, (y * width + x) * 4);
      shares[at] = shares[at]! + unit;
    }
  }
  return shares;
}

/**
 * Second-order pooling (Lin et al. 2015, bilinear networks): how strongly each pair of channels speaks in the same cells,
 * the mean over cells of every product a·b. It tells "red where there is cloth" from "red and cloth somewhere".
 * @param cells channels of each cell, cell by cell
 * @returns the upper triangle of a symmetric matrix, row by row
 */
export function pairs(cells: Float32Array, channels: number): Float32Array {
  const count = cells.length / channels;
  const sums = new Float32Array((channels * (channels + 1)) / 2);
  for (let cell = 0; cell < count; cell++) {
    const values = cells.subarray(cell * channels, (cell + 1) * channels);
    let at = 0;
    for (let a = 0; a < channels; a++) {
      const one = values[a]! / count;
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
export function channelColours(cells: Float32Array, channels: number, colours: Float32Array): Float32Array {
  const count = cells.length / channels;
  const sums = new Float32Array(channels * COLOURS);
  for (let cell = 0; cell < count; cell++) {
    for (let colour = 0; colour < COLOURS; colour++) {
      const share = colours[cell * COLOURS + colour]! / count;
      if (share === 0) continue;
      for (let channel = 0; channel < channels; channel++) {
        const at = channel * COLOURS + colour;
        sums[at] = sums[at]! + share * cells[cell * channels + channel]!;
      }
    }
  }
  return sums;
}
