/** A share with its 95 % interval; all three NaN where nothing was counted. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly of: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson's score interval of `count` out of `of` (Wilson 1927): right for small counts and for shares near 0 and 1, too. */
export function wilson(count: number, of: number): Share {
  if (of === 0) return { share: NaN, low: NaN, high: NaN, count, of };
  const share = count / of;
  const z2 = (Z * Z) / of;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of))) / (1 + z2);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), count, of };
}
