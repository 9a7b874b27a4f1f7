/** Largest project file that is looked at, bytes. */
export const MAX_FILE_BYTES = 64 * 2 ** 20;

/** Most bytes that its parts may have unpacked, together. */
export const MAX_UNPACKED_BYTES = 128 * 2 ** 20;

/** Most samples of a project. */
export const MAX_SAMPLES = 5000;

/** Longest key or id of anything, characters. */
export const MAX_ID = 80;

/** Longest vector of one part of an embedding, numbers. */
export const MAX_VECTOR = 16384;

/** Largest picture of one sample, bytes, and its longest side, px. */
export const MAX_PICTURE_BYTES = 64 * 2 ** 10;
export const MAX_PICTURE_SIDE = 512;
