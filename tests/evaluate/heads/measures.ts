/** Mean and standard deviation (of a sample); null of nothing. */
export function meanAndSd(values: readonly number[]): { mean: number; sd: number } | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/** Mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return meanAndSd(values)?.mean ?? null;
}

/**
 * Area under the ROC curve: how often a stranger's score is above a friend's, ties counting half (the
 * rank sum of Mann and Whitney). null where either is missing.
 */
export function auroc(strangers: readonly number[], friends: readonly number[]): number | null {
  if (strangers.length === 0 || friends.length === 0) return null;
  const all = [
    ...strangers.map((score) => ({ score, stranger: true })),
    ...friends.map((score) => ({ score, stranger: false })),
  ].sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.score === all[start]?.score) end++;
    const rank = (start + 1 + end) / 2;
    for (const { stranger } of all.slice(start, end)) if (stranger) ranks += rank;
    start = end;
  }
  const pairs = strangers.length * friends.length;
  return (ranks - (strangers.length * (strangers.length + 1)) / 2) / pairs;
}

/** Share of strangers above the score that refuses a tenth of the friends; null where either is missing. */
export function rejectedAtTenPercent(strangers: readonly number[], friends: readonly number[]): number | null {
  if (strangers.length === 0 || friends.length === 0) return null;
  const sorted = [...friends].sort((a, b) => a - b);
  const limit = sorted[Math.ceil(0.9 * sorted.length) - 1] ?? Infinity;
  return strangers.filter((score) => score > limit).length / strangers.length;
}

/** One answer: how sure it was, 0..1, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** Expected calibration error over ten bins of equal width: 0 where percentages are honest. null of nothing. */
export function calibrationError(answers: readonly Judged[]): number | null {
  if (answers.length === 0) return null;
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, right } of answers) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (!bin) continue;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / answers.length;
}
