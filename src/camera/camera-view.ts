/** How a camera's picture is to be shown and read; for tablets on stands and cameras on ceilings. */
export interface CameraView {
  /** null: as the direction of the lens wants it, the front camera like a mirror. */
  readonly mirrored: boolean | null;
  /** Quarter turns clockwise that make the picture upright. */
  readonly turns: 0 | 1 | 2 | 3;
}

/** A camera that nobody adjusted. */
export const AS_IT_COMES: CameraView = { mirrored: null, turns: 0 };

/** One quarter turn more. */
export function turnedOn({ mirrored, turns }: CameraView): CameraView {
  return { mirrored, turns: ((turns + 1) % 4) as CameraView['turns'] };
}
