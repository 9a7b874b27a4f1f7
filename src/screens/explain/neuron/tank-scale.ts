/** One unit of water in the tank, in units of the drawing. */
export const UNIT = 31;

/** Where so much water stands, in the drawing: less than none hangs below the floor. */
export function heightOf(water: number): number {
  return 340 - water * UNIT;
}
