import type { Box } from '#core/box.ts';
import type { Pixels } from '#core/pixels.ts';

/** Colour histograms of the bands of a person, square roots of shares, one after the other. Length {@link LENGTH}. */
export type Appearance = Float32Array;

/** Bands of the body as shares of the box: chest and legs; head and feet hold few pixels or the ground. */
const BANDS: readonly (readonly [top: number, bottom: number])[] = [
  [0.15, 0.35],
  [0.35, 0.55],
  [0.55, 0.9],
];
/** The middle of the box: its sides are mostly background. */
const LEFT = 0.2;
const RIGHT = 0.8;
/** Bins of brightness, and of the two opponent colours. */
const LIGHT = 6;
const HUE = 5;
const BINS = LIGHT + HUE * HUE;
const LENGTH = BANDS.length * BINS;
/** Fewer pixels than this in a band say nothing. */
const LEAST_PIXELS = 6;

/**
 * What a person looks like from afar: of each band of the body a histogram of brightness and one of opponent
 * colours (red–green, yellow–blue), softly binned. Null where the box is too small in `pixels` or outside.
 */
export function appearanceOf(pixels: Pixels, box: Box): Appearance | null {
  const result = new Float32Array(LENGTH);
  const left = Math.max(0, Math.round((box.x + LEFT * box.width) * pixels.width));
  const right = Math.min(pixels.width, Math.round((box.x + RIGHT * box.width) * pixels.width));
  for (const [band, [from, to]] of BANDS.entries()) {
    const top = Math.max(0, Math.round((box.y + from * box.height) * pixels.height));
    const bottom = Math.min(pixels.height, Math.round((box.y + to * box.height) * pixels.height));
    const count = Math.max(0, right - left) * Math.max(0, bottom - top);
    if (count < LEAST_PIXELS) return null;
    const histogram = result.subarray(band * BINS, (band + 1) * BINS);
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) addPixel(histogram, pixels, x, y);
    for (let i = 0; i < BINS; i++) histogram[i] = Math.sqrt((histogram[i] ?? 0) / (2 * count * BANDS.length));
  }
  return result;
}

function addPixel(histogram: Float32Array, { data, width }: Pixels, x: number, y: number): void {
  const at = (y * width + x) * 4;
  const r = data[at] ?? 0;
  const g = data[at + 1] ?? 0;
  const b = data[at + 2] ?? 0;
  const light = ((r + g + b) / 765) * (LIGHT - 1);
  // Opponent colours lie mostly near grey: ±96 of the possible ±255 are spread over the bins.
  const redGreen = clampTo((r - g) / 96, 1);
  const yellowBlue = clampTo(((r + g) / 2 - b) / 96, 1);
  const floor = Math.min(LIGHT - 2, Math.floor(light));
  histogram[floor] = (histogram[floor] ?? 0) + 1 - (light - floor);
  histogram[floor + 1] = (histogram[floor + 1] ?? 0) + light - floor;
  const u = ((redGreen + 1) / 2) * (HUE - 1);
  const v = ((yellowBlue + 1) / 2) * (HUE - 1);
  const i = Math.min(HUE - 2, Math.floor(u));
  const j = Math.min(HUE - 2, Math.floor(v));
  for (const di of [0, 1]) {
    for (const dj of [0, 1]) {
      const bin = LIGHT + (i + di) * HUE + j + dj;
      const part = (di === 1 ? u - i : 1 - u + i) * (dj === 1 ? v - j : 1 - v + j);
      histogram[bin] = (histogram[bin] ?? 0) + part;
    }
  }
}

function clampTo(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

/** Hellinger distance of two appearances: 0 same, 1 nothing in common. */
export function unlikeness(a: Appearance, b: Appearance): number {
  let same = 0;
  for (let i = 0; i < a.length; i++) same += (a[i] ?? 0) * (b[i] ?? 0);
  return Math.sqrt(Math.max(0, 1 - same));
}

/** `old` with `share` (0..1) of `fresh` mixed in. */
export function blend(old: Appearance, fresh: Appearance, share: number): Appearance {
  return old.map((value, i) => Math.sqrt((1 - share) * value ** 2 + share * (fresh[i] ?? 0) ** 2));
}
