import type { Raster } from '#core/characters/raster.ts';
import { components, type Component } from './components.ts';
import type { Ink } from './ink.ts';

/** Where one character lies, in pixels of the straightened sheet: from the first to one after the last. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Part of the sheet at its rim that is not read: shadow of the edge, table. */
const RIM = 0.025;
/** Smallest writing that is read, as a share of the sheet's longer side. */
const SMALLEST = 0.07;
/** A character is at most so much wider than high, or higher than wide, before it counts as several. */
const STRETCH = 1.3;

/** Where the characters of the largest writing are, left to right, then top to bottom; and the parts that are no dirt. */
export function writing(ink: Ink): { readonly places: readonly Place[]; readonly mask: Uint8Array } {
  const { width, height } = ink;
  const parts = components(withoutRim(ink), width).filter((part) => isStroke(part, ink));
  const main = largestGroup(parts, Math.max(width, height));
  const mask = new Uint8Array(width * height);
  for (const { pixels } of main) for (const at of pixels) mask[at] = 1;
  const extent = around(main);
  if (
    !extent ||
    Math.max(extent.right - extent.left, extent.bottom - extent.top) < SMALLEST * Math.max(width, height)
  ) {
    return { places: [], mask };
  }
  const places = divided(main, 'x').flatMap((column) => divided(column, 'y').map((one) => around(one)!));
  return { places, mask };
}

/** One character's ink with a little paper around it. */
export function cutOut(ink: Ink, mask: Uint8Array, place: Place): Raster {
  const edge = 3;
  const [left, top] = [place.left - edge, place.top - edge];
  const [width, height] = [place.right - place.left + 2 * edge, place.bottom - place.top + 2 * edge];
  const cut = new Float32Array(width * height);
  const kept = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < ink.width && y < ink.height && mask[y * ink.width + x] === 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [left + x, top + y];
      if (u < 0 || v < 0 || u >= ink.width || v >= ink.height) continue;
      // Soft edges belong to the stroke beside them.
      if (kept(u, v) || kept(u - 1, v) || kept(u + 1, v) || kept(u, v - 1) || kept(u, v + 1)) {
        cut[y * width + x] = ink.ink[v * ink.width + u]!;
      }
    }
  }
  return { width, height, ink: cut };
}

function withoutRim({ width, height, mask }: Ink): Uint8Array {
  const rim = Math.round(Math.max(width, height) * RIM);
  return mask.map((one, at) => {
    const x = at % width;
    const y = (at - x) / width;
    return x < rim || y < rim || x >= width - rim || y >= height - rim ? 0 : one;
  });
}

/** Neither a speck nor a line of ruled paper, nor cut by the rim, as shadows and the table are. */
function isStroke(part: Component, { width, height }: Ink): boolean {
  const [wide, tall] = [part.right - part.left, part.bottom - part.top];
  if (part.pixels.length < 6 || Math.max(wide, tall) < 0.012 * Math.max(width, height)) return false;
  const rim = Math.round(Math.max(width, height) * RIM);
  if (part.left <= rim || part.top <= rim || part.right >= width - rim || part.bottom >= height - rim) return false;
  return !(wide > 0.8 * width && tall < 0.05 * height) && !(tall > 0.8 * height && wide < 0.05 * width);
}

/** The part that reaches farthest, and all that lies near enough to belong to the same line of writing. */
function largestGroup(parts: readonly Component[], side: number): Component[] {
  const reach = ({ left, right, top, bottom }: Component) => Math.max(right - left, bottom - top);
  const first = [...parts].sort((a, b) => reach(b) - reach(a))[0];
  if (!first) return [];
  const size = Math.max(reach(first), SMALLEST * side);
  const group = [first];
  const others = new Set(parts.filter((one) => one !== first));
  for (let i = 0; i < group.length; i++) {
    for (const other of others) {
      if (gap(group[i]!, other, 'x') > 0.8 * size || gap(group[i]!, other, 'y') > 0.55 * size) continue;
      others.delete(other);
      group.push(other);
    }
  }
  // Dirt beside the writing is small beside it.
  return group.filter((one) => reach(one) > 0.05 * size);
}

/** Empty way between two things along one axis; 0 where they overlap. */
function gap(a: Place, b: Place, axis: 'x' | 'y'): number {
  const [low, high] = axis === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  return Math.max(0, a[low] - b[high], b[low] - a[high]);
}

function around(parts: readonly Place[]): Place | null {
  if (parts.length === 0) return null;
  return {
    left: Math.min(...parts.map((one) => one.left)),
    top: Math.min(...parts.map((one) => one.top)),
    right: Math.max(...parts.map((one) => one.right)),
    bottom: Math.max(...parts.map((one) => one.bottom)),
  };
}

/**
 * Cuts a line of writing at the gaps that leave the squarest characters: of all ways the one whose pieces are least
 * wider than the line is high, least narrow, and have the least empty way inside.
 */
function divided(parts: readonly Component[], axis: 'x' | 'y'): Component[][] {
  const [low, high] = axis === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const extent = around(parts)!;
  const size = axis === 'x' ? extent.bottom - extent.top : extent.right - extent.left;
  const runs: { parts: Component[]; from: number; to: number }[] = [];
  for (const part of [...parts].sort((a, b) => a[low] - b[low])) {
    const last = runs.at(-1);
    if (last && part[low] < last.to) {
      last.parts.push(part);
      last.to = Math.max(last.to, part[high]);
    } else runs.push({ parts: [part], from: part[low], to: part[high] });
  }
  if (runs.length < 2 || runs.at(-1)!.to - runs[0]!.from <= STRETCH * size) return [[...parts]];
  const price = (from: number, to: number) => {
    const long = (runs[to]!.to - runs[from]!.from) / size;
    let empty = 0;
    for (let i = from + 1; i <= to; i++) empty += (runs[i]!.from - runs[i - 1]!.to) / size;
    return 3 * Math.max(0, long - STRETCH) + 0.8 * Math.max(0, 0.75 - long) + 1.2 * empty + 0.1;
  };
  const best: { cost: number; from: number }[] = [];
  for (let to = 0; to < runs.length; to++) {
    for (let from = 0; from <= to; from++) {
      const cost = price(from, to) + (from > 0 ? best[from - 1]!.cost : 0);
      if (cost < (best[to]?.cost ?? Infinity)) best[to] = { cost, from };
    }
  }
  const pieces: Component[][] = [];
  for (let to = runs.length - 1; to >= 0; to = best[to]!.from - 1) {
    pieces.unshift(runs.slice(best[to]!.from, to + 1).flatMap((run) => run.parts));
  }
  return pieces;
}
