/** A size in whole pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture up to this much longer than wide is of a usual shape. */
const USUAL = 16 / 9;
/** A picture of another shape may be this much longer than one of a usual one: a panorama has its people in its short side. */
const MOST = 4;

/** The longest side for a picture of this shape, so that its short side keeps what one of a usual shape has, pixels. */
export function longestSideFor({ width, height }: Size, longestSide: number): number {
  const long = Math.max(width, height) / Math.max(1, Math.min(width, height));
  return Math.round(longestSide * Math.min(MOST, Math.max(1, long / USUAL)));
}

/** The size of the same shape whose longest side is at most `longestSide` pixels; never larger than given, never 0. */
export function fitSize(size: Size, longestSide: number): Size {
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}
