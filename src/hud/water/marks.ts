import type { Stroke } from '#core/characters/strokes.ts';
import type { Moved } from '#core/water/practice.ts';
import { pipeAt, type Pipe, type PipePlace, type TankPlace, type Water } from '#core/water/water.ts';

/** What is pointed out besides the water itself. */
export interface WaterMarks {
  /** The character as written, shown over the cells. */
  readonly strokes: readonly Stroke[];
  /** Width of its pen, as a share of the picture. */
  readonly pen: number;
  readonly pipe: PipePlace | null;
  readonly tank: TankPlace | null;
  /** Valves that moved last, the furthest first. */
  readonly moved: readonly Moved[];
  /** The outlet that should have most. */
  readonly wanted: number | null;
  /** The error is on its way back up: no valve has moved yet. */
  readonly backwards: boolean;
  /** How full each input of a row is, 0..1; null: as much as it gives. */
  readonly levels: ArrayLike<number> | null;
  /** The weight in each layer from which on a pipe grows no wider; null: what suits a network that learns. */
  readonly full: readonly number[] | null;
}

export const NO_MARKS: WaterMarks = {
  strokes: [],
  pen: 0.03,
  pipe: null,
  tank: null,
  moved: [],
  wanted: null,
  backwards: false,
  levels: null,
  full: null,
};

/** Valves shown at each tank where nothing else was asked for, in each layer, and of those that moved. */
const BIGGEST = 2;
const IN_LAYER = 12;
/** Valves of one tank stand in so many rows, by the places that their pipes come from. */
export const ROWS = 3;
const MOVED = 4;

/** The pipes whose valves are shown: all of a chosen tank, those that moved, or the widest few of every tank. */
export function shownValves(water: Water, { tank, pipe, moved }: WaterMarks): Pipe[] {
  const shown: Pipe[] = [];
  if (tank) shown.push(...pipesInto(water, tank));
  else if (moved.length > 0) shown.push(...moved.slice(0, MOVED).flatMap((one) => pipeAt(water, one) ?? []));
  else {
    for (const { tanks } of water.layers) {
      const few = tanks.flatMap((one) => widest(pipesInto(water, one)));
      shown.push(...few.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, IN_LAYER));
    }
  }
  const chosen = pipe && pipeAt(water, pipe);
  return chosen && !shown.includes(chosen) ? [...shown, chosen] : shown;
}

/** All pipes that end in a tank. */
export function pipesInto(water: Water, { layer, index }: TankPlace): Pipe[] {
  return (water.layers[layer]?.pipes ?? []).filter(({ to }) => to === index);
}

/** The widest, each in a row of its own: valves of one row may lie on each other. */
function widest(pipes: readonly Pipe[]): Pipe[] {
  const found: Pipe[] = [];
  for (const pipe of [...pipes].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))) {
    if (found.length >= BIGGEST) break;
    if (found.every(({ from }) => from % ROWS !== pipe.from % ROWS)) found.push(pipe);
  }
  return found;
}
