import type { Dot } from './dots.ts';

/** Closer to a line than this is on it; the grid of the dots is far coarser. */
const ON = 1e-9;

/**
 * The most dots that any straight line can put on the right side: not found by trying, but exact. Every line can be
 * pushed and turned until it touches two dots without a dot changing sides, so the lines through all pairs, tilted a
 * little either way, are all there is.
 */
export function bestLine(dots: readonly Dot[]): number {
  const ones = dots.filter(({ kind }) => kind === 1).length;
  let best = Math.max(ones, dots.length - ones);
  for (let i = 0; i < dots.length; i++) {
    for (let j = i + 1; j < dots.length; j++) best = Math.max(best, bestThrough(dots, dots[i]!, dots[j]!));
  }
  return best;
}

/** Best of the lines that run close to the one through `a` and `b`. */
function bestThrough(dots: readonly Dot[], a: Dot, b: Dot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  if (length < ON) return 0;
  // Ones on the left and noughts on the right; the other way round it is all others.
  let apart = 0;
  let beside = 0;
  const along = new Map<number, number>();
  let on = 0;
  for (const { x, y, kind } of dots) {
    const side = (dx * (y - a.y) - dy * (x - a.x)) / length;
    if (Math.abs(side) > ON) {
      beside++;
      if (side > 0 === (kind === 1)) apart++;
    } else {
      on++;
      const place = Math.round((dx * (x - a.x) + dy * (y - a.y)) / length / ON);
      along.set(place, (along.get(place) ?? 0) + (kind === 1 ? 1 : -1));
    }
  }
  return bestTilt(apart, beside, on, along);
}

/** The line tilts about one of its points: the dots on it before that point fall to one side, the rest to the other. */
function bestTilt(apart: number, beside: number, on: number, along: ReadonlyMap<number, number>): number {
  const balances = [...along].sort(([a], [b]) => a - b).map(([, balance]) => balance);
  const all = balances.reduce((sum, balance) => sum + balance, 0);
  let best = 0;
  let before = 0;
  for (let cut = 0; cut <= balances.length; cut++) {
    // (ones − noughts) on the left, minus the same on the right, is twice the right ones less the number of dots.
    const left = (on + before - (all - before)) / 2;
    // Tilted this way or that, with the ones left or right.
    for (const gained of [left, on - left]) best = Math.max(best, apart + gained, beside - apart + gained);
    before += balances[cut] ?? 0;
  }
  return best;
}
