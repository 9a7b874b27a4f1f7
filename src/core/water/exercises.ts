import type { Character, Stroke } from '#core/characters/strokes.ts';
import { varied } from '#core/characters/vary.ts';
import type { Example } from '#core/network/batch-gradient.ts';
import { rng } from '#core/rng.ts';
import { cellsOfStrokes } from './cells.ts';

/** A character as some hand wrote it, and what it is. */
export interface Exercise extends Example {
  readonly input: Float64Array;
  readonly target: Float64Array;
  readonly strokes: readonly Stroke[];
  /** Of the pen, as a share of the square. */
  readonly pen: number;
  /** Place of the right outlet. */
  readonly outlet: number;
}

/** What there is to learn from, and what is kept back to ask about. */
export interface Exercises {
  readonly learn: readonly Exercise[];
  readonly heldOut: readonly Exercise[];
}

/** Drawings of each character to learn from and to hold back. */
const DRAWINGS = { learn: 60, heldOut: 40 } as const;
/** Tidy hands: what cells as coarse as these can still tell apart. */
const STRENGTH = 0.5;

/**
 * Has the program write every character in many hands. Yields the share done after each few drawings. The same characters
 * and seed give the same drawings.
 */
export function* exercisesOf(characters: readonly Character[], seed: number): Generator<number, Exercises> {
  const random = rng(seed);
  const learn: Exercise[] = [];
  const heldOut: Exercise[] = [];
  const rounds = DRAWINGS.learn + DRAWINGS.heldOut;
  for (let round = 0; round < rounds; round++) {
    for (const [outlet, { strokes }] of characters.entries()) {
      const hand = varied(strokes, random, STRENGTH);
      const target = new Float64Array(characters.length);
      target[outlet] = 1;
      const input = cellsOfStrokes(hand.strokes, hand.penWidth);
      (round < DRAWINGS.learn ? learn : heldOut).push({
        input,
        target,
        strokes: hand.strokes,
        pen: hand.penWidth,
        outlet,
      });
    }
    yield (round + 1) / rounds;
  }
  return { learn, heldOut };
}
