import type { Box } from '#core/box.ts';

/** Why the head said so of one person: what its answer hangs on, and its own test. */
export interface OcclusionExplanation {
  /** The class whose score was watched. */
  readonly classKey: string;
  /** The part of the source picture that the grid lies on. */
  readonly box: Box;
  readonly columns: number;
  readonly rows: number;
  /** Row after row, 0..1: how much the score falls when this patch is hidden; 0 where it does not. */
  readonly importance: Float32Array;
  /** Patches hidden in the test: what it looked at, and as many elsewhere; indices into the grid. */
  readonly important: readonly number[];
  readonly elsewhere: readonly number[];
  /** Probability of the class: whole, without what it looked at, without as much elsewhere. */
  readonly whole: number;
  readonly withoutImportant: number;
  readonly withoutElsewhere: number;
  /** The test holds: hiding what it looked at hurts clearly more than hiding as much elsewhere. */
  readonly holds: boolean;
}
