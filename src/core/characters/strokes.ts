import type { Point } from '#core/box.ts';

/** One movement of the brush: points from where it touches to where it lifts; x right, y down, 0..1 of the square. */
export type Stroke = readonly Point[];

/** A character as its middle lines, in the order of writing. */
export interface Character {
  readonly glyph: string;
  readonly strokes: readonly Stroke[];
}
