import type { Point } from '#core/box.ts';
import { curveOf, type Curve } from './curve.ts';

/** What is to be laid out. Water runs downwards: inputs on top, outlets at the foot. */
export interface WaterShape {
  /** A square picture of so many cells a side, or a row of so many tanks. A picture that is written on is larger. */
  readonly inputs: { readonly cells: number; readonly written?: boolean } | { readonly row: number };
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
  /** How much larger than on a phone tanks, pipes and valves are. */
  readonly scale: number;
}

/** CSS px. */
const EDGE = 6;
/** The stage of a phone, and how much larger things get on the largest. */
const PHONE = { width: 430, height: 440, layer: 110 } as const;
const LARGEST = 1.6;
const LARGEST_PICTURE = 200;
/** Shares of the height: the picture to look at, and to write on. */
const PICTURE = { shown: 0.34, written: 0.5 } as const;
/** Beside the paper there is room for its keys. */
const BESIDE = 62;
const OUTLET = 22;
const TANK = 20;
/** Room under the outlets for their streams. */
const STREAM = 34;

/** Places for everything in a box of CSS px. Any size gives numbers; under 160 × 240 things overlap. */
export function layOut({ inputs, layers }: WaterShape, width: number, height: number): WaterLayout {
  const foot = Math.max(1, height);
  // Every further layer needs room of its own.
  const further = Math.max(0, layers.length - 2);
  const room = Math.min(width / PHONE.width, height / (PHONE.height + further * PHONE.layer));
  const scale = Math.min(LARGEST, Math.max(1, room));
  const [tank, outlet] = [TANK * scale, OUTLET * scale];
  const outletY = foot - STREAM * scale - outlet;
  const written = 'cells' in inputs && inputs.written === true;
  const share = (written ? PICTURE.written : PICTURE.shown) - 0.06 * further;
  const across = width - 2 * (written ? BESIDE : EDGE);
  const side = Math.max(40, Math.min(LARGEST_PICTURE * scale * (written ? 1.4 : 1), height * share, across));
  const picture = 'cells' in inputs ? { x: (width - side) / 2, y: EDGE, side, cells: inputs.cells } : null;
  const sources = picture ? portsOf(picture) : rowOf('row' in inputs ? inputs.row : 0, width, EDGE + tank, tank);
  const top = picture ? EDGE + side : EDGE + 2 * tank;
  const tanks = layers.map((count, depth) => {
    const last = depth === layers.length - 1;
    // The first layer takes all the pipes of the picture, so it lies a little lower than an even share.
    const y = top + ((outletY - top) * (depth + 1.12)) / (layers.length + 0.12);
    // Outlets stand over the signs, which share the width evenly; the others leave room for the last one's tap.
    return last ? rowOf(count, width, outletY, outlet, 0.31) : rowOf(count, width - tank * 0.5, y, tank);
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
  return { width, height, picture, inputs: sources, tanks, pipes, foot, scale };
}

/** Where the lane of each cell leaves the picture: lanes of one column run side by side under it. */
function portsOf({ x, y, side, cells }: { x: number; y: number; side: number; cells: number }): Spot[] {
  const cell = side / cells;
  return Array.from({ length: cells * cells }, (_, index) => {
    const [row, column] = [Math.floor(index / cells), index % cells];
    return { x: x + column * cell + ((row + 0.5) / cells) * cell, y: y + side, radius: 0 };
  });
}

function rowOf(count: number, width: number, y: number, largest: number, share = 0.38): Spot[] {
  const pitch = width / Math.max(1, count);
  const radius = Math.max(4, Math.min(largest, pitch * share));
  return Array.from({ length: count }, (_, index) => ({ x: (index + 0.5) * pitch, y, radius }));
}

/** A place on a tank's upper rim, from its left 0 to its right 1, so that pipes arrive side by side. */
function rim({ x, y, radius }: Spot, share: number): Point {
  const across = (share - 0.5) * 1.5 * radius;
  return { x: x + across, y: y - Math.sqrt(Math.max(0, radius * radius - across * across)) };
}
