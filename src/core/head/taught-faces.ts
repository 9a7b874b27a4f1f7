/** How faces stood among the taught. Data only, numbers a few: it lies in a head. */
export interface TaughtFaces {
  /** Mean logarithm of the share of a person's height that a face is, of those whose face was found. */
  readonly size: number;
  /** Share 0..1 of the people whose face was found. */
  readonly found: number;
  /** How much the face counts beside the body, 0..1. */
  readonly weight: number;
}

/** How far logarithms of a face's size lie apart as one distance: a third nearer or farther is little. */
const WIDTH = 0.5;
/** Beyond this many squared widths everything is as far. */
const FARTHEST = 9;
/** Whose face is not found is so many squared widths away, where all of the taught had one. */
const MISSING = 3;
/** What a squared width is worth in squared distance of bodies, where the face is all that counts. */
const WORTH = 0.2;

/** A face's length in an embedding is its share of the person's height; null where none was found. `shares` sum to 1. */
export function taughtFaces(
  lengths: readonly (number | null)[],
  shares: ArrayLike<number>,
  weight: number,
): TaughtFaces | null {
  let [found, size] = [0, 0];
  for (const [i, length] of lengths.entries()) {
    if (!length) continue;
    found += shares[i]!;
    size += shares[i]! * Math.log(length);
  }
  return found > 0 ? { size: size / found, found: Math.min(1, found), weight } : null;
}

/**
 * How far somebody's face is from how faces were seen, in squared distance of bodies. Where the face is what the head
 * goes by, somebody far off or without a face cannot be told, whatever the body looks like; where it is not, the square
 * of its weight leaves nothing of this.
 */
export function faceAway({ size, found, weight }: TaughtFaces, length: number | null): number {
  const away = length ? Math.min(FARTHEST, ((Math.log(length) - size) / WIDTH) ** 2) : MISSING * found;
  return WORTH * weight ** 2 * away;
}
