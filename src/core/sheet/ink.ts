import type { Raster } from '#core/characters/raster.ts';
import type { Grey } from './grey.ts';
import { countAround, sumAround, summedArea } from './summed-area.ts';

/** How far below its surroundings ink must be (Sauvola and Pietikäinen 2000, k). */
const SENSITIVITY = 0.16;
/** Largest spread of brightness there can be (the same paper, R). */
const SPREAD = 128;
/** Half the window's side as a share of the picture's longer one: wider than a brush stroke. */
const REACH = 0.06;
/** Darker than the paper by at least this share, else it is the paper's own grain. */
const FAINTEST = 0.18;

/** What is written on a sheet. */
export interface Ink extends Raster {
  /** 1 where there is ink. */
  readonly mask: Uint8Array;
}

/**
 * Tells ink from paper under uneven light: a pixel is ink if it is darker than its surroundings allow (Sauvola's
 * threshold); how dark it is, is measured against the paper around it.
 */
export function inkOf({ width, height, values }: Grey): Ink {
  const reach = Math.max(4, Math.round(Math.max(width, height) * REACH));
  const mask = darker(values, width, height, reach);
  const paperSum = summedArea(
    values.map((value, at) => (mask[at] ? 0 : value)),
    width,
    height,
  );
  const paperCount = summedArea(
    mask.map((one) => 1 - one),
    width,
    height,
  );
  const darkness = new Float32Array(width * height);
  const looked = mask.slice();
  for (let at = 0; at < looked.length; at++) {
    if (!isNear(looked, at, width)) continue;
    const x = at % width;
    const y = (at - x) / width;
    // In the middle of a blot there may be no paper within reach.
    let wide = reach;
    while (sumAround(paperCount, x, y, wide) === 0 && wide < width + height) wide *= 2;
    const paper = sumAround(paperSum, x, y, wide) / Math.max(1, sumAround(paperCount, x, y, wide));
    darkness[at] = paper > 1 ? Math.max(0, 1 - values[at]! / paper) : 0;
    if (darkness[at]! < FAINTEST) mask[at] = 0;
  }
  return { width, height, mask, ink: softened(mask, darkness, width) };
}

/** Sauvola's threshold. */
function darker(values: Float32Array, width: number, height: number, reach: number): Uint8Array {
  const sums = summedArea(values, width, height);
  const squares = summedArea(
    values.map((value) => value * value),
    width,
    height,
  );
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const count = countAround(sums, x, y, reach);
      const mean = sumAround(sums, x, y, reach) / count;
      const spread = Math.sqrt(Math.max(0, sumAround(squares, x, y, reach) / count - mean * mean));
      const threshold = mean * (1 + SENSITIVITY * (spread / SPREAD - 1));
      if (values[y * width + x]! < threshold) mask[y * width + x] = 1;
    }
  }
  return mask;
}

/** Ink, or right beside it. */
function isNear(mask: Uint8Array, at: number, width: number): boolean {
  const x = at % width;
  if (mask[at] || mask[at - width] || mask[at + width]) return true;
  return (x > 0 && mask[at - 1] === 1) || (x < width - 1 && mask[at + 1] === 1);
}

/** Full ink where it is as dark as most of the writing, with the edges as soft as the picture has them. */
function softened(mask: Uint8Array, darkness: Float32Array, width: number): Float32Array {
  const written = darkness.filter((_, at) => mask[at] === 1).sort();
  const full = Math.max(FAINTEST, written[Math.floor(written.length * 0.7)] ?? 1);
  return darkness.map((dark, at) =>
    isNear(mask, at, width) ? Math.min(1, Math.max(0, (dark / full - 0.2) / 0.6)) : 0,
  );
}
