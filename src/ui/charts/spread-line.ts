/** Shares 0..1: the middle, the worst and the best. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** One of the curves. */
export interface SpreadLine {
  readonly name: string;
  readonly colour: string;
  readonly shape: string;
  readonly dashed: boolean;
  /** The newest value in words; empty where there is none. */
  readonly figure: string;
  /** One for each tick; null where nothing is known yet. */
  readonly points: readonly (Spread | null)[];
}

/** Where a share at a tick lies in the drawing, as a path says it. */
type Place = (tick: number, share: number) => string;

/** The path around everything between worst and best; empty where nothing is known. */
export function bandOf({ points }: SpreadLine, at: Place): string {
  const there = known(points);
  const upper = there.map(({ tick, high }) => at(tick, high));
  const lower = there.map(({ tick, low }) => at(tick, low)).reverse();
  return there.length > 0 ? `M${[...upper, ...lower].join('L')}Z` : '';
}

/** The path through the means; empty where nothing is known. */
export function meanOf({ points }: SpreadLine, at: Place): string {
  const there = known(points);
  return there.length > 0 ? `M${there.map(({ tick, mean }) => at(tick, mean)).join('L')}` : '';
}

function known(points: SpreadLine['points']): (Spread & { readonly tick: number })[] {
  return points.flatMap((point, tick) => (point ? [{ ...point, tick }] : []));
}
