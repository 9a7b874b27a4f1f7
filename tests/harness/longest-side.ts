/** Longest side of the frames that are recognised, pixels, as on the Live screen. */
export const LONGEST_SIDE = 1280;
