import type { Character, Stroke } from '#core/characters/strokes.ts';

const stroke = (...numbers: number[]): Stroke =>
  Array.from({ length: numbers.length / 2 }, (_, i) => ({ x: numbers[2 * i]!, y: numbers[2 * i + 1]! }));

/** Characters drawn by hand for tests: they need no file. */
export const FIVE: readonly Character[] = [
  { glyph: '十', strokes: [stroke(0.1, 0.45, 0.9, 0.45), stroke(0.5, 0.1, 0.5, 0.92)] },
  { glyph: '二', strokes: [stroke(0.2, 0.28, 0.8, 0.28), stroke(0.08, 0.78, 0.92, 0.78)] },
  {
    glyph: '口',
    strokes: [stroke(0.2, 0.25, 0.24, 0.85), stroke(0.2, 0.25, 0.8, 0.25, 0.76, 0.85), stroke(0.24, 0.8, 0.76, 0.8)],
  },
  {
    glyph: '川',
    strokes: [stroke(0.2, 0.15, 0.2, 0.5, 0.1, 0.88), stroke(0.5, 0.2, 0.5, 0.78), stroke(0.82, 0.12, 0.82, 0.9)],
  },
  { glyph: '人', strokes: [stroke(0.5, 0.1, 0.45, 0.45, 0.1, 0.9), stroke(0.46, 0.4, 0.9, 0.9)] },
];
