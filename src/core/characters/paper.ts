import type { Pixels } from '#core/pixels.ts';
import type { Raster } from './raster.ts';

/** Differences from the paper below this are none, in 256 steps of grey. */
const FAINTEST = 16;

/**
 * Ink of a grey picture (0 black..255 white, row by row), whichever of dark on light or light on dark it is: what there
 * is more of is the paper. Soft edges stay soft; noise of the paper is taken away.
 */
export function inkOfGrey(grey: ArrayLike<number>, width: number, height: number): Raster {
  const counts = new Float64Array(256);
  for (let i = 0; i < width * height; i++) counts[Math.round(grey[i]!)]!++;
  const border = splitOf(counts);
  const [dark, light] = [meanOf(counts, 0, border), meanOf(counts, border, 256)];
  const lightOnDark = dark.count > light.count;
  const [paper, pen] = lightOnDark ? [dark.mean, light.mean] : [light.mean, dark.mean];
  const contrast = Math.max(FAINTEST, Math.abs(pen - paper));
  const ink = new Float32Array(width * height);
  for (let i = 0; i < ink.length; i++) {
    const darkness = ((grey[i]! - paper) * (lightOnDark ? 1 : -1)) / contrast;
    // From a quarter of the usual ink to all of it.
    ink[i] = Math.min(1, Math.max(0, (darkness - 0.25) / 0.75));
  }
  return { width, height, ink };
}

/** Ink of a picture in colours, by its brightness (Rec. 601). */
export function inkOfPixels({ data, width, height }: Pixels): Raster {
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
  }
  return inkOfGrey(grey, width, height);
}

/** The grey that parts dark from light best (Otsu 1979): the first of the light ones. */
function splitOf(counts: Float64Array): number {
  let [total, sum] = [0, 0];
  for (let grey = 0; grey < 256; grey++) {
    total += counts[grey]!;
    sum += counts[grey]! * grey;
  }
  let [best, split, below, sumBelow] = [-1, 128, 0, 0];
  for (let grey = 0; grey < 255; grey++) {
    below += counts[grey]!;
    sumBelow += counts[grey]! * grey;
    if (below === 0 || below === total) continue;
    const between = (below * (total - below) * (sumBelow / below - (sum - sumBelow) / (total - below)) ** 2) / total;
    if (between > best) [best, split] = [between, grey + 1];
  }
  return split;
}

function meanOf(counts: Float64Array, from: number, to: number): { count: number; mean: number } {
  let [count, sum] = [0, 0];
  for (let grey = from; grey < to; grey++) {
    count += counts[grey]!;
    sum += counts[grey]! * grey;
  }
  return { count, mean: count > 0 ? sum / count : (from + to) / 2 };
}
