import { NORMAL_SIDE, normalised, sampled } from './normalise.ts';
import type { Raster } from './raster.ts';

/** How far a view leans, as a share of the side. */
const LEAN = 0.1;
const LEANS = [
  [LEAN, 0],
  [-LEAN, 0],
  [0, LEAN],
  [0, -LEAN],
] as const;
/** Room for what leans, as a share of the side. */
const ROOM = 1 + LEAN;

/**
 * The normalised character as it is, leaning to the left and right, rising and falling, normalised again: a reader that
 * hears all five trips less over one hand's slope. None for clean paper.
 */
export function viewsOf(raster: Raster): Raster[] {
  const normal = normalised(raster);
  if (!normal) return [];
  const leaning = LEANS.map(([slant, rise]) => normalised(leant(normal, slant, rise)));
  return [normal, ...leaning.filter((one) => one !== null)];
}

function leant(raster: Raster, slant: number, rise: number): Raster {
  const side = Math.ceil(NORMAL_SIDE * ROOM);
  const ink = new Float32Array(side * side);
  const shift = (side - NORMAL_SIDE) / 2;
  const middle = (side - 1) / 2;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      ink[y * side + x] = sampled(raster, x - shift + slant * (y - middle), y - shift + rise * (x - middle));
    }
  }
  return { width: side, height: side, ink };
}
