import type { Pixels } from '#core/pixels.ts';

/** Centres along lightness, green to red, blue to yellow. */
const LIGHTNESS = 3;
const HUES = 8;
/** Colours that are told apart. */
export const COLOURS = LIGHTNESS * HUES * HUES;

/** Reach of both colour axes: almost everything that cloth and paint show. */
const REACH = 0.2;

/** Linear light of each value of an sRGB byte (IEC 61966-2-1). */
const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** Corners of the cube of centres around a colour. */
const CORNERS = 8;

/** The colours of a picture: for each pixel the eight bins nearest to it and its share of each. */
export interface BinnedPixels {
  readonly width: number;
  readonly height: number;
  readonly bins: Uint8Array;
  readonly shares: Float64Array;
}

/**
 * Shares each pixel among the eight nearest of {@link COLOURS} centres of OKLab (Ottosson 2020): distances there are as
 * large as people see them, and a little other light moves a little weight instead of jumping to another bin.
 */
export function binned({ data, width, height }: Pixels): BinnedPixels {
  const bins = new Uint8Array(width * height * CORNERS);
  const shares = new Float64Array(width * height * CORNERS);
  for (let pixel = 0; pixel < width * height; pixel++) share(data, pixel * 4, bins, shares, pixel * CORNERS);
  return { width, height, bins, shares };
}

/** Adds a pixel, by its place, to a histogram of {@link COLOURS} at `from`. */
export function addPixel(
  into: Float32Array,
  from: number,
  { bins, shares }: BinnedPixels,
  pixel: number,
  weight: number,
): void {
  for (let at = pixel * CORNERS; at < (pixel + 1) * CORNERS; at++) {
    const bin = from + bins[at]!;
    into[bin] = into[bin]! + weight * shares[at]!;
  }
}

function share(data: ArrayLike<number>, at: number, bins: Uint8Array, shares: Float64Array, to: number): void {
  const [red, green, blue] = [LINEAR[data[at]!]!, LINEAR[data[at + 1]!]!, LINEAR[data[at + 2]!]!];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  const greenRed = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const blueYellow = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  const l = place(lightness, 0, 1, LIGHTNESS);
  const a = place(greenRed, -REACH, REACH, HUES);
  const b = place(blueYellow, -REACH, REACH, HUES);
  for (let corner = 0; corner < CORNERS; corner++) {
    const [i, j, k] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    bins[to + corner] = (lower(l, LIGHTNESS) + i) * HUES * HUES + (lower(a, HUES) + j) * HUES + lower(b, HUES) + k;
    shares[to + corner] = side(l, LIGHTNESS, i) * side(a, HUES, j) * side(b, HUES, k);
  }
}

/** Where a value lies among `count` centres, 0..count − 1. */
function place(value: number, low: number, high: number, count: number): number {
  return Math.min(count - 1, Math.max(0, ((value - low) / (high - low)) * (count - 1)));
}

function lower(at: number, count: number): number {
  return Math.min(count - 2, Math.floor(at));
}

/** Share of the lower (0) or the upper (1) of the two nearest centres. */
function side(at: number, count: number, upper: number): number {
  const share = at - lower(at, count);
  return upper ? share : 1 - share;
}
