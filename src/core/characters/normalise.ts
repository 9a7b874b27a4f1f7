import type { Raster } from './raster.ts';

/** Side of a normalised character, px. */
export const NORMAL_SIDE = 64;
/** Ink below this is paper. */
const INK = 0.3;
/** Paper around the normalised character, as a share of its side. */
export const MARGIN = 0.06;

/** Where the ink is, in pixels: from the first to one after the last. */
export interface InkBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around all ink; null on clean paper. */
export function inkBox({ width, height, ink }: Raster): InkBox | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x]! < INK) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : { left, top, right: right + 1, bottom: bottom + 1 };
}

/** The character alone, as large as the square allows and in its middle; null on clean paper. */
export function normalised(raster: Raster): Raster | null {
  const box = inkBox(raster);
  if (!box) return null;
  const [wide, tall] = [box.right - box.left, box.bottom - box.top];
  const scale = (NORMAL_SIDE * (1 - 2 * MARGIN)) / Math.max(wide, tall);
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const ink = new Float32Array(NORMAL_SIDE * NORMAL_SIDE);
  for (let y = 0; y < NORMAL_SIDE; y++) {
    for (let x = 0; x < NORMAL_SIDE; x++) {
      const fromX = middleX + (x + 0.5 - NORMAL_SIDE / 2) / scale - 0.5;
      const fromY = middleY + (y + 0.5 - NORMAL_SIDE / 2) / scale - 0.5;
      ink[y * NORMAL_SIDE + x] = between(raster, fromX, fromY);
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
