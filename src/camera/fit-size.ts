/** A size in whole pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of the same shape whose longest side is at most `longestSide` pixels; never larger than given, never 0. */
export function fitSize(size: Size, longestSide: number): Size {
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}
