import type { Raster } from './raster.ts';

/** Directions that a stroke's edge is told apart by. */
const DIRECTIONS = 8;
/** Places across and down at which edges are counted. */
const PLACES = 8;

/** How many numbers describe a character. */
export const FEATURES = DIRECTIONS * PLACES * PLACES;

/**
 * Which edges are where: the gradient in 8 directions, blurred to 8 × 8 places, square-rooted (gradient direction
 * features, Liu, Nakashima, Sako and Fujisawa 2003). Takes a normalised character; the result has length 1.
 */
export function features({ width, height, ink }: Raster): Float32Array {
  const counted = new Float32Array(FEATURES);
  const at = (x: number, y: number) =>
    ink[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))]!;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx =
        at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x - 1, y) - at(x - 1, y + 1);
      const dy =
        at(x - 1, y + 1) + 2 * at(x, y + 1) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x, y - 1) - at(x + 1, y - 1);
      const strength = Math.hypot(dx, dy);
      if (strength < 1e-3) continue;
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI)) * DIRECTIONS + DIRECTIONS) % DIRECTIONS;
      const direction = Math.floor(turn) % DIRECTIONS;
      const share = turn - Math.floor(turn);
      const placeX = ((x + 0.5) / width) * PLACES - 0.5;
      const placeY = ((y + 0.5) / height) * PLACES - 0.5;
      for (let row = Math.floor(placeY); row <= Math.floor(placeY) + 1; row++) {
        for (let column = Math.floor(placeX); column <= Math.floor(placeX) + 1; column++) {
          if (row < 0 || column < 0 || row >= PLACES || column >= PLACES) continue;
          const weight = strength * (1 - Math.abs(placeY - row)) * (1 - Math.abs(placeX - column));
          const place = (row * PLACES + column) * DIRECTIONS;
          counted[place + direction]! += weight * (1 - share);
          counted[place + ((direction + 1) % DIRECTIONS)]! += weight * share;
        }
      }
    }
  }
  let square = 0;
  for (let i = 0; i < FEATURES; i++) {
    counted[i] = Math.sqrt(counted[i]!);
    square += counted[i]! ** 2;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < FEATURES; i++) counted[i] = counted[i]! / length;
  return counted;
}
