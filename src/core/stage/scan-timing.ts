/** How a scan is spread over time, ms: with the least of the sweep 2.6 s for one person, 3.3 s for a crowd. */
const SWEEP = 1200;
const FIRST = 160;
const BETWEEN = 240;
const ALL_IN = 900;
const HOLD = 1200;

/** Parts of the work that a careful look tells one by one. */
const STEPS = 3;
/** How far into the coming part the sweep goes before that part is done, as a share of it. */
const AHEAD = 0.85;

/** When a scan's parts happen, ms. */
export interface ScanTiming {
  /** The sweep takes at least so long. */
  readonly sweep: number;
  /** From the end of the sweep to the first person. */
  readonly first: number;
  /** From one person to the next. */
  readonly between: number;
  /** From the last person to the end. */
  readonly hold: number;
}

/** The timing of a scan that found `people` persons. */
export function scanTiming(people: number): ScanTiming {
  return { sweep: SWEEP, first: FIRST, between: Math.min(BETWEEN, ALL_IN / Math.max(1, people)), hold: HOLD };
}

/**
 * Where the sweep stands, 0..1 of its way, `elapsed` ms after it began and with `steps` of the look's three parts done:
 * as the time says, and never farther than the work has come.
 */
export function sweepAt(elapsed: number, steps: number): number {
  const work = steps >= STEPS ? 1 : (steps + AHEAD) / STEPS;
  return Math.max(0, Math.min(1, work, elapsed / SWEEP));
}
