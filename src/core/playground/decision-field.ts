import type { PlaneLearner } from './plane-learner.ts';

/** Answers of the network on a grid of `side` × `side` places, row after row from the top left. */
export interface DecisionField {
  readonly side: number;
  readonly values: Float32Array;
}

/** Asks the network itself at the middle of each cell. */
export function decisionField(learner: Pick<PlaneLearner, 'at'>, side: number): DecisionField {
  const values = new Float32Array(side * side);
  for (let row = 0; row < side; row++) {
    const y = 1 - (2 * row + 1) / side;
    for (let column = 0; column < side; column++) {
      values[row * side + column] = learner.at((2 * column + 1) / side - 1, y);
    }
  }
  return { side, values };
}

/** Ends of a short piece of a line, in cells of the field: 0..side, right and down. */
export type Piece = readonly [x1: number, y1: number, x2: number, y2: number];

/** Where the answer crosses one half, by marching squares (Lorensen and Cline 1987, in the plane). */
export function contour({ side, values }: DecisionField): Piece[] {
  const pieces: Piece[] = [];
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const [p, q, r, t] = [values[at]!, values[at + 1]!, values[at + side + 1]!, values[at + side]!];
      const a = p >= 0.5;
      const b = q >= 0.5;
      const c = r >= 0.5;
      const d = t >= 0.5;
      if (a === b && b === c && c === d) continue;
      const [x, y] = [column + 0.5, row + 0.5];
      const cuts: [number, number][] = [];
      if (a !== b) cuts.push([x + cut(p, q), y]);
      if (b !== c) cuts.push([x + 1, y + cut(q, r)]);
      if (d !== c) cuts.push([x + cut(t, r), y + 1]);
      if (a !== d) cuts.push([x, y + cut(p, t)]);
      for (let i = 0; i + 1 < cuts.length; i += 2) pieces.push([...cuts[i]!, ...cuts[i + 1]!]);
    }
  }
  return pieces;
}

/** How far between two answers the half lies. */
function cut(from: number, to: number): number {
  return (0.5 - from) / (to - from);
}
