import type { Stroke } from '#core/characters/strokes.ts';
import { cellsOfStrokes, FINGER_PEN, fitted } from '#core/water/cells.ts';
import type { Exercise } from '#core/water/exercises.ts';

/** What is poured in. */
export interface Poured {
  readonly input: Float64Array;
  /** As it lies over the cells. */
  readonly strokes: readonly Stroke[];
  /** Of the pen, as a share of the picture. */
  readonly pen: number;
  /** Place of the right outlet; null: only the visitor knows. */
  readonly outlet: number | null;
}

/** What a finger wrote, or what is printed. */
export function drawn(strokes: readonly Stroke[], outlet: number | null): Poured {
  return { input: cellsOfStrokes(strokes), ...fitted(strokes, FINGER_PEN), outlet };
}

/** A drawing of the program. */
export function pouredOf({ input, strokes, pen, outlet }: Exercise): Poured {
  return { input, ...fitted(strokes, pen), outlet };
}
