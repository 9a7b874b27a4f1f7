/** How somebody did in one draw. */
export interface Score {
  /** Share 0..1 that was right, every class counting the same: guessing gives one by the number of classes. */
  readonly accuracy: number;
  /** Places of the pictures that were called something else. */
  readonly wrong: readonly number[];
}

/** Compares what was said of some places with what is true there. A class that is not among them counts for nothing. */
export function scoreOf(
  test: readonly number[],
  truth: (place: number) => string,
  said: (place: number) => string | null,
): Score {
  const wrong = test.filter((place) => said(place) !== truth(place));
  const missed = new Set(wrong);
  const classKeys = [...new Set(test.map(truth))];
  const shares = classKeys.map((classKey) => {
    const own = test.filter((place) => truth(place) === classKey);
    return own.filter((place) => !missed.has(place)).length / own.length;
  });
  return { accuracy: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length), wrong };
}
