/** An answer whose truth is known: how sure it was, 0..1, and whether it was right. */
export interface Claim {
  readonly confidence: number;
  readonly right: boolean;
}

const BINS = 10;

/**
 * Expected calibration error 0..1 over ten bins of equal width: how far the mean confidence is from the share that was
 * right, averaged over all answers (Naeini et al. 2015; Guo et al. 2017). null without answers.
 */
export function calibrationError(claims: readonly Claim[]): number | null {
  if (claims.length === 0) return null;
  const surplus = new Float64Array(BINS);
  for (const { confidence, right } of claims) {
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    surplus[bin] = surplus[bin]! + confidence - (right ? 1 : 0);
  }
  return surplus.reduce((sum, value) => sum + Math.abs(value), 0) / claims.length;
}
