import type { Point } from '#core/box.ts';
import { curveOf, type Curve } from './curve.ts';

/** What is to be laid out. Water runs downwards: inputs on top, outlets at the foot. */
export interface WaterShape {
  /** A square picture of so many cells a side, or a row of so many tanks. */
  readonly inputs: { readonly cells: number } | { readonly row: number };
  /** Tanks of each layer, the last being the outlets. */
  readonly layers: readonly number[];
}

export interface Spot extends Point {
  readonly radius: number;
}

export interface WaterLayout {
  readonly width: number;
  readonly height: number;
  /** The square that the character is shown in; null where inputs are a row. */
  readonly picture: { readonly x: number; readonly y: number; readonly side: number; readonly cells: number } | null;
  /** Where each input's water leaves it. */
  readonly inputs: readonly Spot[];
  readonly tanks: readonly (readonly Spot[])[];
  /** For each layer in the order of `Water.layers[].pipes`. */
  readonly pipes: readonly (readonly Curve[])[];
  /** The lower edge, where the streams fall out of the outlets. */
  readonly foot: number;
}

/** CSS px. */
const EDGE = 6;
const LARGEST_PICTURE = 216;
const OUTLET = 22;
const TANK = 20;
/** Room under the outlets for their streams. */
export const STREAM = 34;

/** Places for everything in a box of CSS px. Any size gives numbers; under 160 × 240 things overlap. */
export function layOut({ inputs, layers }: WaterShape, width: number, height: number): WaterLayout {
  const foot = Math.max(1, height);
  const outletY = foot - STREAM - OUTLET;
  const side = Math.max(40, Math.min(LARGEST_PICTURE, height * 0.34, width - 2 * EDGE));
  const picture = 'cells' in inputs ? { x: (width - side) / 2, y: EDGE, side, cells: inputs.cells } : null;
  const sources = picture ? portsOf(picture) : rowOf('row' in inputs ? inputs.row : 0, width, EDGE + TANK, TANK);
  const top = picture ? EDGE + side : EDGE + 2 * TANK;
  const tanks = layers.map((count, depth) => {
    const last = depth === layers.length - 1;
    // The first layer takes all the pipes of the picture, so it lies a little lower than an even share.
    const y = top + ((outletY - top) * (depth + 1.12)) / (layers.length + 0.12);
    return rowOf(count, width, last ? outletY : y, last ? OUTLET : TANK);
  });
  const pipes = tanks.map((row, depth) => {
    const above = depth > 0 ? tanks[depth - 1]! : sources;
    const isPort = depth === 0 && picture !== null;
    return row.flatMap((to) =>
      above.map((from, index) =>
        curveOf(
          { x: from.x, y: isPort ? from.y : from.y + from.radius },
          rim(to, above.length > 1 ? index / (above.length - 1) : 0.5),
        ),
      ),
    );
  });
  return { width, height, picture, inputs: sources, tanks, pipes, foot };
}

/** Where the lane of each cell leaves the picture: lanes of one column run side by side under it. */
function portsOf({ x, y, side, cells }: { x: number; y: number; side: number; cells: number }): Spot[] {
  const cell = side / cells;
  return Array.from({ length: cells * cells }, (_, index) => {
    const [row, column] = [Math.floor(index / cells), index % cells];
    return { x: x + column * cell + ((row + 0.5) / cells) * cell, y: y + side, radius: 0 };
  });
}

function rowOf(count: number, width: number, y: number, largest: number): Spot[] {
  const pitch = width / Math.max(1, count);
  const radius = Math.max(4, Math.min(largest, pitch * 0.38));
  return Array.from({ length: count }, (_, index) => ({ x: (index + 0.5) * pitch, y, radius }));
}

/** A place on a tank's upper rim, from its left 0 to its right 1, so that pipes arrive side by side. */
function rim({ x, y, radius }: Spot, share: number): Point {
  const across = (share - 0.5) * 1.5 * radius;
  return { x: x + across, y: y - Math.sqrt(Math.max(0, radius * radius - across * across)) };
}
