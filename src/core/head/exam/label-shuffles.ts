import { rng } from '#core/rng.ts';

/** Ways to shuffle above which some are drawn instead of all being made. */
const MOST_WAYS = 1000;

/** Shuffled labels, and how many different ones there are. */
export interface LabelShuffles {
  /** Infinity where there are very many. */
  readonly ways: number;
  /** The labels as they are first; then all others, or 999 that were drawn. */
  readonly shuffles: Iterable<readonly number[]>;
}

/**
 * Labels shuffled within strata, for a permutation test: all different ways where there are at most a thousand, so
 * that with few people the answer hangs on no draw; else as many seeded draws.
 * @param strata places of labels that may change places with each other; every place is in one
 */
export function labelShuffles(
  labels: readonly number[],
  strata: readonly (readonly number[])[],
  seed: number,
): LabelShuffles {
  const ways = waysOf(labels, strata);
  return { ways, shuffles: ways <= MOST_WAYS ? allOf(labels, strata) : drawn(labels, strata, seed) };
}

/** Multinomial coefficients of all strata together. */
function waysOf(labels: readonly number[], strata: readonly (readonly number[])[]): number {
  let ways = 1;
  for (const places of strata) {
    const seen = new Map<number, number>();
    for (const [before, place] of places.entries()) {
      const same = (seen.get(labels[place]!) ?? 0) + 1;
      seen.set(labels[place]!, same);
      ways *= (before + 1) / same;
    }
  }
  return Math.round(ways);
}

function* allOf(labels: readonly number[], strata: readonly (readonly number[])[]): Generator<readonly number[]> {
  const order = strata.flat();
  const stratumOf = strata.flatMap((places, stratum) => places.map(() => stratum));
  const left = strata.map((places) => {
    const counts = new Map<number, number>();
    for (const place of places) counts.set(labels[place]!, (counts.get(labels[place]!) ?? 0) + 1);
    return counts;
  });
  const made = [...labels];
  function* from(at: number): Generator<readonly number[]> {
    if (at === order.length) {
      yield [...made];
      return;
    }
    const counts = left[stratumOf[at]!]!;
    const own = labels[order[at]!]!;
    // Its own label first, so that the labels as they are come first.
    for (const label of [own, ...[...counts.keys()].filter((other) => other !== own)]) {
      const count = counts.get(label)!;
      if (count === 0) continue;
      counts.set(label, count - 1);
      made[order[at]!] = label;
      yield* from(at + 1);
      counts.set(label, count);
    }
  }
  yield* from(0);
}

function* drawn(
  labels: readonly number[],
  strata: readonly (readonly number[])[],
  seed: number,
): Generator<readonly number[]> {
  yield labels;
  const random = rng(seed);
  for (let round = 1; round < MOST_WAYS; round++) {
    const shuffled = [...labels];
    for (const places of strata) {
      // Fisher and Yates, among these places only.
      for (let last = places.length - 1; last > 0; last--) {
        const [a, b] = [places[last]!, places[Math.floor(random() * (last + 1))]!];
        [shuffled[a], shuffled[b]] = [shuffled[b]!, shuffled[a]!];
      }
    }
    yield shuffled;
  }
}
