import type { Point } from '#core/box.ts';
import { gaussian } from '#core/gaussian.ts';
import type { Stroke } from './strokes.ts';

/** A character as some hand might have written it. */
export interface Variation {
  readonly strokes: readonly Stroke[];
  /** Of the pen, as a share of the square. */
  readonly penWidth: number;
}

/**
 * Writes a character as another hand would: turned, slanted, stretched, strokes shifted and of other sizes, points
 * shaken. `strength` 0 changes nothing, 1 is what people do.
 */
export function varied(strokes: readonly Stroke[], random: () => number, strength = 1): Variation {
  const normal = gaussian(random);
  const s = (amount: number) => normal() * amount * strength;
  const angle = s(0.08);
  const slant = s(0.15);
  const [wide, tall] = [Math.exp(s(0.12)), Math.exp(s(0.12))];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const whole = ({ x, y }: Point): Point => {
    const [u, v] = [(x - 0.5) * wide + (0.5 - y) * slant, (y - 0.5) * tall];
    return { x: 0.5 + u * cos - v * sin, y: 0.5 + u * sin + v * cos };
  };
  const drawn = strokes.map((stroke) => {
    const [shiftX, shiftY, size] = [s(0.025), s(0.025), Math.exp(s(0.1))];
    const middle = stroke[stroke.length >> 1] ?? { x: 0.5, y: 0.5 };
    return stroke.map(({ x, y }) =>
      whole({
        x: middle.x + (x - middle.x) * size + shiftX + s(0.012),
        y: middle.y + (y - middle.y) * size + shiftY + s(0.012),
      }),
    );
  });
  return { strokes: drawn, penWidth: 0.02 + 0.07 * random() };
}
