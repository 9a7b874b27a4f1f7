import type { Chance } from './chance.ts';
import type { Stroke } from './strokes.ts';

/** How often a part is moved, how far in sides of the square, and by which power of e it is stretched. */
const PARTS = { times: 2, shift: 0.05, stretch: 0.13 };

/**
 * Strokes that follow each other form a part of the character (a radical is one); hands squeeze, stretch and move such
 * parts against the rest.
 */
export function squeezedParts(strokes: readonly Stroke[], { about, random }: Chance): readonly Stroke[] {
  const count = strokes.length;
  let moved = strokes;
  for (let time = 0; count > 1 && time < PARTS.times; time++) {
    const from = Math.floor(random() * count);
    const to = Math.min(count, from + 1 + Math.floor(random() * (count - 1)));
    const points = moved.slice(from, to).flat();
    if (points.length === 0) continue;
    const [middleX, middleY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
    const [wide, tall] = [Math.exp(about(PARTS.stretch)), Math.exp(about(PARTS.stretch))];
    const [shiftX, shiftY] = [about(PARTS.shift), about(PARTS.shift)];
    moved = moved.map((stroke, i) =>
      i < from || i >= to
        ? stroke
        : stroke.map(({ x, y }) => ({
            x: middleX + (x - middleX) * wide + shiftX,
            y: middleY + (y - middleY) * tall + shiftY,
          })),
    );
  }
  return moved;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
