import type { Raster } from './raster.ts';

/** Side of a normalised character, px. */
export const NORMAL_SIDE = 64;
/** Ink below this is paper. */
const INK = 0.3;
/** Share of all ink that may lie outside of the box at each edge: specks are no part of the character. */
const SPECKS = 0.0025;
/** Paper around the normalised character, as a share of its side. */
export const MARGIN = 0.06;

/** Where the ink is, in pixels: from the first to one after the last. */
export interface InkBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around all ink but specks; null on clean paper. */
export function inkBox({ width, height, ink }: Raster): InkBox | null {
  const across = new Float64Array(width);
  const down = new Float64Array(height);
  let total = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dark = ink[y * width + x]!;
      if (dark < INK) continue;
      across[x] = across[x]! + dark;
      down[y] = down[y]! + dark;
      total += dark;
    }
  }
  if (total === 0) return null;
  const least = total * SPECKS;
  return {
    left: firstAbove(across, least),
    top: firstAbove(down, least),
    right: width - firstAbove(across.reverse(), least),
    bottom: height - firstAbove(down.reverse(), least),
  };
}

/** Where the running sum passes `least`. */
function firstAbove(amounts: Float64Array, least: number): number {
  let sum = 0;
  return amounts.findIndex((amount) => (sum += amount) > least);
}

/**
 * The character alone, in the middle of a square and filling it. Tall and wide ones are brought nearer to the square
 * but stay tall and wide: ratio R becomes √sin(πR/2) (Liu et al. 2003). null on clean paper.
 */
export function normalised(raster: Raster): Raster | null {
  const whole = inkBox(raster);
  if (!whole) return null;
  const longest = Math.max(whole.right - whole.left, whole.bottom - whole.top);
  // Bilinear reading would miss the thin lines of a large picture.
  const source = shrunk(raster, Math.floor(longest / NORMAL_SIDE));
  const box = source === raster ? whole : (inkBox(source) ?? whole);
  const [wide, tall] = [box.right - box.left, box.bottom - box.top];
  const full = NORMAL_SIDE * (1 - 2 * MARGIN);
  const shorter = full * Math.sqrt(Math.sin(((Math.PI / 2) * Math.min(wide, tall)) / Math.max(wide, tall)));
  const stepX = wide / (wide < tall ? shorter : full);
  const stepY = tall / (wide < tall ? full : shorter);
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const ink = new Float32Array(NORMAL_SIDE * NORMAL_SIDE);
  for (let y = 0; y < NORMAL_SIDE; y++) {
    const fromY = middleY + (y + 0.5 - NORMAL_SIDE / 2) * stepY - 0.5;
    for (let x = 0; x < NORMAL_SIDE; x++) {
      ink[y * NORMAL_SIDE + x] = between(source, middleX + (x + 0.5 - NORMAL_SIDE / 2) * stepX - 0.5, fromY);
    }
  }
  return { width: NORMAL_SIDE, height: NORMAL_SIDE, ink };
}

/** Ink between four pixels, paper outside. */
function between(raster: Raster, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const above = at(raster, left, top) * (1 - right) + at(raster, left + 1, top) * right;
  const below = at(raster, left, top + 1) * (1 - right) + at(raster, left + 1, top + 1) * right;
  return above * (1 - down) + below * down;
}

function at({ width, height, ink }: Raster, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : ink[y * width + x]!;
}

/** Means of squares of `times` pixels; the raster itself for 1 and less. */
function shrunk(raster: Raster, times: number): Raster {
  if (times <= 1) return raster;
  const [width, height] = [Math.ceil(raster.width / times), Math.ceil(raster.height / times)];
  const ink = new Float32Array(width * height);
  for (let y = 0; y < raster.height; y++) {
    const row = Math.floor(y / times) * width;
    for (let x = 0; x < raster.width; x++) {
      const to = row + Math.floor(x / times);
      ink[to] = ink[to]! + raster.ink[y * raster.width + x]! / (times * times);
    }
  }
  return { width, height, ink };
}
