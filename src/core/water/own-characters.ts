import type { Character, Stroke } from '#core/characters/strokes.ts';

/** The water network's own characters, middle lines by hand: few straight strokes, at hand without any file. */
export const OWN_CHARACTERS: readonly Character[] = [
  character('国', [
    [14, 10, 14, 90],
    [14, 10, 86, 10, 86, 90],
    [29, 29, 71, 29],
    [31, 48, 69, 48],
    [50, 29, 50, 70],
    [27, 70, 73, 70],
    [58, 56, 67, 64],
    [14, 88, 86, 88],
  ]),
  character('田', [
    [14, 12, 14, 90],
    [14, 12, 86, 12, 86, 90],
    [50, 12, 50, 88],
    [14, 49, 86, 49],
    [14, 88, 86, 88],
  ]),
  character('回', [
    [13, 11, 13, 90],
    [13, 11, 87, 11, 87, 90],
    [35, 34, 35, 66],
    [35, 34, 65, 34, 65, 66],
    [35, 65, 65, 65],
    [13, 88, 87, 88],
  ]),
  character('人', [
    [50, 8, 49, 34, 38, 60, 10, 90],
    [49, 38, 62, 64, 90, 90],
  ]),
  character('口', [
    [17, 16, 17, 86],
    [17, 16, 83, 16, 83, 86],
    [17, 83, 83, 83],
  ]),
  character('日', [
    [26, 10, 26, 90],
    [26, 10, 74, 10, 74, 90],
    [26, 48, 74, 48],
    [26, 87, 74, 87],
  ]),
  character('十', [
    [10, 47, 90, 47],
    [50, 9, 50, 92],
  ]),
  character('大', [
    [10, 35, 90, 35],
    [50, 9, 49, 38, 38, 64, 12, 90],
    [50, 38, 62, 66, 89, 90],
  ]),
  character('木', [
    [9, 30, 91, 30],
    [50, 8, 50, 92],
    [48, 32, 34, 56, 10, 76],
    [52, 32, 66, 56, 90, 76],
  ]),
  character('山', [
    [50, 10, 50, 84],
    [14, 38, 14, 85, 86, 85],
    [86, 36, 86, 88],
  ]),
  character('國', [
    [14, 10, 14, 90],
    [14, 10, 86, 10, 86, 90],
    [27, 33, 74, 33],
    [32, 46, 32, 62],
    [32, 46, 48, 46, 48, 62],
    [32, 61, 48, 61],
    [26, 76, 50, 71],
    [56, 20, 59, 48, 67, 68, 76, 76],
    [72, 46, 64, 62, 52, 76],
    [65, 21, 73, 27],
    [14, 88, 86, 88],
  ]),
];

/** Those that a text names, each once, in its order. */
export function ownCharactersIn(text: string): Character[] {
  return [...new Set(text)].flatMap((glyph) => OWN_CHARACTERS.find((one) => one.glyph === glyph) ?? []);
}

/** Strokes as x, y, x, y … in hundredths. */
function character(glyph: string, strokes: readonly (readonly number[])[]): Character {
  const pointsOf = (numbers: readonly number[]): Stroke =>
    Array.from({ length: numbers.length / 2 }, (_, i) => ({ x: numbers[2 * i]! / 100, y: numbers[2 * i + 1]! / 100 }));
  return { glyph, strokes: strokes.map(pointsOf) };
}
