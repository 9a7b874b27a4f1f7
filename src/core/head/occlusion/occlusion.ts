import { rng } from '#core/rng.ts';

/** Patches on a person: about square on somebody who stands. */
export const GRID = { columns: 5, rows: 8 } as const;
/** A window hides this many patches each way; windows overlap, so that each patch is judged by several. */
const WINDOW = 2;
/** Share of the patches hidden in the test. */
const HIDDEN = 0.2;
/** The test holds when hiding what counts costs this much more probability than hiding as much elsewhere. */
const CLEARLY = 0.1;

const PATCHES = GRID.columns * GRID.rows;

/** Every window of patches that is hidden in turn (occlusion sensitivity, Zeiler & Fergus 2014). Indices into the grid. */
export function windowsOf(): number[][] {
  const windows: number[][] = [];
  for (let row = 0; row + WINDOW <= GRID.rows; row++) {
    for (let column = 0; column + WINDOW <= GRID.columns; column++) {
      const patches: number[] = [];
      for (let y = row; y < row + WINDOW; y++)
        for (let x = column; x < column + WINDOW; x++) patches.push(y * GRID.columns + x);
      windows.push(patches);
    }
  }
  return windows;
}

/**
 * Importance 0..1 of each patch: the mean fall of the class's logit over all windows that hid it, as a share of the
 * largest; 0 where hiding helped.
 * @param falls of each window of {@link windowsOf}, in the same order
 */
export function importanceOf(falls: readonly number[]): Float32Array {
  const sums = new Float32Array(PATCHES);
  const counts = new Float32Array(PATCHES);
  for (const [index, patches] of windowsOf().entries()) {
    for (const patch of patches) {
      sums[patch] = (sums[patch] ?? 0) + (falls[index] ?? 0);
      counts[patch] = (counts[patch] ?? 0) + 1;
    }
  }
  const means = sums.map((sum, patch) => Math.max(0, sum / (counts[patch] ?? 1)));
  const largest = Math.max(...means);
  return largest > 0 ? means.map((mean) => mean / largest) : means;
}

/** The patches that count most, and as many drawn from all others: drawn, not picked, so that the test is fair. */
export function regionsOf(importance: Float32Array, seed: number): { important: number[]; elsewhere: number[] } {
  const count = Math.round(PATCHES * HIDDEN);
  const ranked = [...importance.keys()].sort((a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || a - b);
  const random = rng(seed);
  const others = ranked
    .slice(count)
    .map((patch) => ({ patch, draw: random() }))
    .sort((a, b) => a.draw - b.draw);
  return { important: ranked.slice(0, count), elsewhere: others.slice(0, count).map(({ patch }) => patch) };
}

/** Probabilities of one class: whole, without what counts, without as much elsewhere. */
export interface HidingTest {
  readonly whole: number;
  readonly withoutImportant: number;
  readonly withoutElsewhere: number;
}

/** True where hiding what counts hurts clearly more than hiding as much elsewhere. */
export function holds({ withoutImportant, withoutElsewhere }: HidingTest): boolean {
  return withoutElsewhere - withoutImportant > CLEARLY;
}

/**
 * Whether a head's maps are worth anything, over many people: the probability of the class that is really theirs has
 * to fall more often without what the map marks than without as much elsewhere. Exact one-sided sign test; ties say
 * nothing. A head that learnt shuffled labels marks places, too, but hiding them does not take the truth away.
 * @param tests of the true class of each person
 */
export function mapsHold(tests: readonly HidingTest[]): { share: number; pValue: number; holds: boolean } {
  const told = tests.filter(({ withoutImportant, withoutElsewhere }) => withoutImportant !== withoutElsewhere);
  const falls = told.filter(({ withoutImportant, withoutElsewhere }) => withoutImportant < withoutElsewhere).length;
  const pValue = atLeast(falls, told.length);
  return { share: told.length ? falls / told.length : 0, pValue, holds: pValue < 0.01 };
}

/** Probability of at least `hits` heads in `tosses` of a fair coin. */
function atLeast(hits: number, tosses: number): number {
  let log = -tosses * Math.LN2;
  let sum = 0;
  for (let k = 0; k <= tosses; k++) {
    if (k >= hits) sum += Math.exp(log);
    log += Math.log(tosses - k) - Math.log(k + 1);
  }
  return Math.min(1, sum);
}
