import { clip, type Box } from '#core/box.ts';
import type { Pixels } from '#core/pixels.ts';
import type { Colour } from './rules.ts';

/** Fewer pixels than this say nothing about a garment. */
const LEAST_PIXELS = 24;

/** The word for one sRGB colour (0..255), or null where none fits well (say, a pale yellow). */
export function colourWord(red: number, green: number, blue: number): Colour | null {
  const value = Math.max(red, green, blue) / 255;
  const least = Math.min(red, green, blue) / 255;
  const chroma = value - least;
  const saturation = value > 0 ? chroma / value : 0;
  if (value < 0.22) return 'dark';
  if (saturation < 0.2) return value > 0.72 ? 'light' : 'grey';
  const hue = hueOf(red / 255, green / 255, blue / 255, value, chroma);
  // Skin, sand and wood are pale warm tones: a warm top has to be clearly coloured.
  if ((hue < 65 || hue >= 320) && saturation >= 0.5) return 'warm';
  if (hue >= 80 && hue < 290) return 'cool';
  return null;
}

/** Hue in degrees 0..360 (HSV). */
function hueOf(red: number, green: number, blue: number, value: number, chroma: number): number {
  if (chroma === 0) return 0;
  if (value === red) return (60 * ((green - blue) / chroma) + 360) % 360;
  if (value === green) return 60 * ((blue - red) / chroma) + 120;
  return 60 * ((red - green) / chroma) + 240;
}

/** Share of each colour word and the mean sRGB colour inside a box; null where too little of it is in the picture. */
export function coloursIn(
  pixels: Pixels,
  box: Box,
): { shares: Record<Colour, number>; mean: [number, number, number] } | null {
  const inside = clip(box);
  const left = Math.round(inside.x * pixels.width);
  const top = Math.round(inside.y * pixels.height);
  const right = Math.round((inside.x + inside.width) * pixels.width);
  const bottom = Math.round((inside.y + inside.height) * pixels.height);
  const count = Math.max(0, right - left) * Math.max(0, bottom - top);
  if (count < LEAST_PIXELS) return null;
  const shares: Record<Colour, number> = { warm: 0, cool: 0, dark: 0, light: 0, grey: 0 };
  const mean: [number, number, number] = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * pixels.width + x) * 4;
      const red = pixels.data[at] ?? 0;
      const green = pixels.data[at + 1] ?? 0;
      const blue = pixels.data[at + 2] ?? 0;
      mean[0] += red / count;
      mean[1] += green / count;
      mean[2] += blue / count;
      const word = colourWord(red, green, blue);
      if (word) shares[word] += 1 / count;
    }
  }
  return { shares, mean };
}
