import type { Raster } from './raster.ts';

/** Directions that a stroke's edge is told apart by. */
const DIRECTIONS = 8;
/** Places across and down at which edges are counted for the network. */
const PLACES = 8;

/** How many numbers describe a character to the network. */
export const FEATURES = DIRECTIONS * PLACES * PLACES;

const DIAGONAL = Math.SQRT1_2;

/**
 * Which edges are where: gradient direction features (Liu, Nakashima, Sako and Fujisawa 2003; without their square
 * root, with which the network read people's writing worse). Takes a normalised character; the result has length 1.
 */
export function features(raster: Raster): Float32Array {
  return ofLengthOne(edgeMaps(raster, PLACES));
}

/**
 * The gradient split into the two nearest of 8 directions, blurred to `places` × `places` places: place by place, row
 * by row, one number a direction.
 */
export function edgeMaps({ width, height, ink }: Raster, places: number): Float32Array {
  const counted = new Float32Array(DIRECTIONS * places * places);
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - 1) * width;
    const here = y * width;
    const below = Math.min(height - 1, y + 1) * width;
    const placeY = ((y + 0.5) / height) * places - 0.5;
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? x - 1 : 0;
      const right = x < width - 1 ? x + 1 : x;
      const [nw, ne, sw, se] = [ink[above + left]!, ink[above + right]!, ink[below + left]!, ink[below + right]!];
      const dx = ne + se - nw - sw + 2 * (ink[here + right]! - ink[here + left]!);
      const dy = sw + se - nw - ne + 2 * (ink[below + x]! - ink[above + x]!);
      if (dx === 0 && dy === 0) continue;
      // The vector is the sum of one along an axis and one along a diagonal, its nearest directions.
      const [wide, tall] = [Math.abs(dx), Math.abs(dy)];
      const axis = wide > tall ? (dx > 0 ? 0 : 4) : dy > 0 ? 2 : 6;
      const diagonal = dx > 0 ? (dy > 0 ? 1 : 7) : dy > 0 ? 3 : 5;
      const alongAxis = Math.abs(wide - tall);
      const alongDiagonal = Math.min(wide, tall) / DIAGONAL;
      const placeX = ((x + 0.5) / width) * places - 0.5;
      spread(counted, places, placeX, placeY, axis, alongAxis);
      if (alongDiagonal > 0) spread(counted, places, placeX, placeY, diagonal, alongDiagonal);
    }
  }
  return counted;
}

/** Shares an amount among the four nearest places. */
function spread(counted: Float32Array, places: number, x: number, y: number, direction: number, amount: number): void {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [shareX, shareY] = [x - column, y - row];
  for (let down = 0; down < 2; down++) {
    if (row + down < 0 || row + down >= places) continue;
    const part = amount * (down ? shareY : 1 - shareY);
    const at = ((row + down) * places + column) * DIRECTIONS + direction;
    if (column >= 0) counted[at] = counted[at]! + part * (1 - shareX);
    if (column + 1 < places) counted[at + DIRECTIONS] = counted[at + DIRECTIONS]! + part * shareX;
  }
}

/** Of length 1, in place: how dark the ink is says nothing. */
export function ofLengthOne(counted: Float32Array): Float32Array {
  let square = 0;
  for (const amount of counted) square += amount * amount;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < counted.length; i++) counted[i] = counted[i]! * scale;
  return counted;
}
