/** Sums over all that lies above and to the left, one row and column wider than the picture (Crow 1984). */
export interface SummedArea {
  readonly width: number;
  readonly height: number;
  readonly sums: Float64Array;
}

/** Sums up values that lie row by row. */
export function summedArea(values: ArrayLike<number>, width: number, height: number): SummedArea {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += values[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return { width, height, sums };
}

/** Sum over the square of `2 * reach + 1` pixels around one, as far as it lies in the picture. */
export function sumAround({ width, height, sums }: SummedArea, x: number, y: number, reach: number): number {
  const left = x > reach ? x - reach : 0;
  const right = x + reach + 1 < width ? x + reach + 1 : width;
  const above = (y > reach ? y - reach : 0) * (width + 1);
  const below = (y + reach + 1 < height ? y + reach + 1 : height) * (width + 1);
  return sums[below + right]! - sums[below + left]! - sums[above + right]! + sums[above + left]!;
}

/** Pixels of that square that lie in the picture. */
export function countAround({ width, height }: SummedArea, x: number, y: number, reach: number): number {
  const wide = Math.min(width, x + reach + 1) - Math.max(0, x - reach);
  return wide * (Math.min(height, y + reach + 1) - Math.max(0, y - reach));
}
