import { drawStrokes, fitted, type Raster } from './raster.ts';
import type { Stroke } from './strokes.ts';
import { varied } from './vary.ts';

/** Paper around a practice drawing, as a share of its side. */
const MARGIN = 0.06;
/** Sides of practice drawings, px: small ones become as blurred as a small character in a picture. */
const SIDE = { least: 14, times: 4.5 };

/** A drawing by the program: the character in another hand, with some pen, on a raster of some size. */
export function practiceDrawing(strokes: readonly Stroke[], random: () => number, strength = 1): Raster {
  const hand = varied(strokes, random, strength);
  return drawStrokes(fitted(hand.strokes, MARGIN), Math.round(SIDE.least * SIDE.times ** random()), hand.penWidth);
}
