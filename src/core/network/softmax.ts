/** Shares that sum to 1, larger for larger logits. A temperature above 1 makes them less sure (Guo et al. 2017). */
export function softmax(logits: ArrayLike<number>, temperature = 1): Float64Array {
  const shares = Float64Array.from(logits);
  // Without subtracting the largest, exp overflows.
  let largest = -Infinity;
  for (const logit of shares) largest = Math.max(largest, logit);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    shares[i] = Math.exp((shares[i]! - largest) / temperature);
    sum += shares[i]!;
  }
  for (let i = 0; i < shares.length; i++) shares[i] = shares[i]! / sum;
  return shares;
}

/** Place of the largest number; the first of equals; −1 of nothing. */
export function largestAt(values: ArrayLike<number>): number {
  let best = values.length > 0 ? 0 : -1;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
