import munkres from 'munkres';

/** A row and a column that belong together. */
export type Pairing = readonly [row: number, column: number];

/**
 * The pairing of rows and columns with the smallest total cost (Hungarian method, library `munkres`).
 * A pair that costs `limit` or more is never made: leaving a row alone costs `limit`, so a doubtful pair is only
 * made where it does not push away a better one. Rows and columns may differ in number.
 */
export function assign(costs: readonly (readonly number[])[], limit: number): Pairing[] {
  if (costs.length === 0 || costs[0]?.length === 0) return [];
  const capped = costs.map((row) => row.map((cost) => (cost < limit ? cost : limit)));
  return munkres(capped).filter(([row, column]) => (costs[row]?.[column] ?? limit) < limit);
}
