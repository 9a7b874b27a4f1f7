/** Spots across and down in which a silhouette is known. */
export const SILHOUETTE_SIDE = 64;

/** How much each spot of a part of a picture is the person who was meant, 0..1, row by row. */
export type Silhouette = Float32Array;

/** How wide the middle is where no silhouette is known, in half widths. */
const WIDE = 0.6;

/** What is believed before a silhouette is known: whoever was meant stands in the middle. */
export function middleSilhouette(): Silhouette {
  return Float32Array.from({ length: SILHOUETTE_SIDE ** 2 }, (_, spot) =>
    nearMiddle(((spot % SILHOUETTE_SIDE) + 0.5) / SILHOUETTE_SIDE),
  );
}

/** How near the middle column a place is: 1 there, 0.06 at the edges. `x` in shares of the width. */
export function nearMiddle(x: number): number {
  return Math.exp(-(((2 * x - 1) / WIDE) ** 2));
}

/** How much a place is the person, from shares of the width and the height. */
export function silhouetteAt(silhouette: Silhouette, x: number, y: number): number {
  const spot = (share: number) => Math.min(SILHOUETTE_SIDE - 1, Math.floor(share * SILHOUETTE_SIDE));
  return silhouette[spot(y) * SILHOUETTE_SIDE + spot(x)] ?? 0;
}

/** How much each of `grid` × `grid` cells is the person, with `floor` for all that surrounds; they sum to 1. */
export function cellWeights(silhouette: Silhouette, grid: number, floor: number): Float32Array {
  const sums = new Float32Array(grid * grid);
  const counts = new Float32Array(grid * grid);
  for (let y = 0; y < SILHOUETTE_SIDE; y++) {
    for (let x = 0; x < SILHOUETTE_SIDE; x++) {
      const cell = Math.floor((y * grid) / SILHOUETTE_SIDE) * grid + Math.floor((x * grid) / SILHOUETTE_SIDE);
      sums[cell] = sums[cell]! + silhouette[y * SILHOUETTE_SIDE + x]!;
      counts[cell] = counts[cell]! + 1;
    }
  }
  const weights = sums.map((sum, cell) => sum / counts[cell]! + floor);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
