/** Cells of a face's thumbnail each way, and its numbers: red, green, blue of each. */
export const THUMBNAIL_SIDE = 8;
export const THUMBNAIL_LENGTH = THUMBNAIL_SIDE * THUMBNAIL_SIDE * 3;
/** Numbers of {@link faceChroma}: two for each cell. */
export const CHROMA_LENGTH = THUMBNAIL_SIDE * THUMBNAIL_SIDE * 2;

/**
 * Where on an upright face which colour is: red against green and yellow against blue of each cell, less the face's own
 * mean, at length 1. A cloth before the mouth shows here at once, and brightness of the light does not.
 * @param thumbnail RGB of each cell, any unit
 */
export function faceChroma(thumbnail: Float32Array): Float32Array {
  const chroma = new Float32Array(CHROMA_LENGTH);
  for (let cell = 0; cell < CHROMA_LENGTH / 2; cell++) {
    const red = thumbnail[cell * 3]!;
    const green = thumbnail[cell * 3 + 1]!;
    const blue = thumbnail[cell * 3 + 2]!;
    chroma[cell * 2] = red - green;
    chroma[cell * 2 + 1] = (red + green) / 2 - blue;
  }
  for (const axis of [0, 1]) {
    let mean = 0;
    for (let i = axis; i < CHROMA_LENGTH; i += 2) mean += chroma[i]! / (CHROMA_LENGTH / 2);
    for (let i = axis; i < CHROMA_LENGTH; i += 2) chroma[i] = chroma[i]! - mean;
  }
  const length = Math.hypot(...chroma) || 1;
  return chroma.map((value) => value / length);
}
