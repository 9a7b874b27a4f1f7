import { edgeMaps, ofLengthOne } from './features.ts';
import type { Raster } from './raster.ts';

/** Places across and down. */
const SIDE = 12;
const PLACES = SIDE * SIDE;
/** How far a place may look for its like, in places. */
const REACH = 1;

/** What is compared elastically, of a normalised character: finer than the network's features, square root taken. */
export function elasticMaps(raster: Raster): Float32Array {
  const maps = edgeMaps(raster, SIDE);
  for (let i = 0; i < maps.length; i++) maps[i] = Math.sqrt(maps[i]!);
  return ofLengthOne(maps);
}

/**
 * How unlike two characters are when every place may shift a little on its own: for each place the least squared
 * difference of its 3 × 3 surroundings over all shifts (the image distortion model of Keysers, Deselaers, Gollan and
 * Ney 2007). Asks nobody about the order of strokes and forgives what hands do to their places.
 */
export function elasticDistance(of: Float32Array, to: Float32Array): number {
  const alone = new Float32Array(PLACES);
  const inRow = new Float32Array(PLACES);
  const least = new Float32Array(PLACES).fill(Infinity);
  for (let down = -REACH; down <= REACH; down++) {
    for (let right = -REACH; right <= REACH; right++) {
      differences(of, to, right, down, alone);
      for (let i = 0; i < PLACES; i++) {
        const x = i % SIDE;
        inRow[i] = alone[i]! + (x > 0 ? alone[i - 1]! : 0) + (x < SIDE - 1 ? alone[i + 1]! : 0);
      }
      for (let i = 0; i < PLACES; i++) {
        const around = inRow[i]! + (i >= SIDE ? inRow[i - SIDE]! : 0) + (i < PLACES - SIDE ? inRow[i + SIDE]! : 0);
        if (around < least[i]!) least[i] = around;
      }
    }
  }
  return least.reduce((sum, one) => sum + one, 0);
}

/** Squared difference of each place of one and the shifted place of the other; at the edge the last place stays. */
function differences(of: Float32Array, to: Float32Array, right: number, down: number, into: Float32Array): void {
  const directions = of.length / PLACES;
  for (let y = 0; y < SIDE; y++) {
    const row = Math.min(SIDE - 1, Math.max(0, y + down)) * SIDE;
    for (let x = 0; x < SIDE; x++) {
      const here = (y * SIDE + x) * directions;
      const there = (row + Math.min(SIDE - 1, Math.max(0, x + right))) * directions;
      let sum = 0;
      for (let d = 0; d < directions; d++) {
        const apart = of[here + d]! - to[there + d]!;
        sum += apart * apart;
      }
      into[y * SIDE + x] = sum;
    }
  }
}
