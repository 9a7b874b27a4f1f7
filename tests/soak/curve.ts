/** What was held after so many steps: counts and bytes by name. */
export interface Point {
  readonly step: number;
  readonly held: Readonly<Record<string, number>>;
}

/** A curve over one long run, and what of it grew. */
export interface Curve {
  readonly part: string;
  readonly steps: number;
  readonly seconds: number;
  readonly points: readonly Point[];
  /** By how much of itself each figure grew from the middle third of the run to the last, as a share. */
  readonly growth: Readonly<Record<string, number>>;
  /** Figures that grew by more than {@link ALLOWED}. */
  readonly grown: readonly string[];
}

/** Share by which a figure may have grown: a heap breathes, a leak of one thing a step does not stop there. */
const ALLOWED = 0.15;
/** Below this a figure is small change: kilobytes of a heap, a handful of nodes. */
const SMALL = 64;

/** Judges a run. The first third is the time in which caches may fill. */
export function curveOf(part: string, steps: number, seconds: number, points: readonly Point[]): Curve {
  const third = Math.floor(points.length / 3);
  const [middle, last] = [points.slice(third, 2 * third), points.slice(2 * third)];
  const names = Object.keys(points[0]?.held ?? {});
  const pairs = names.map((name) => [leastOf(middle, name), leastOf(last, name)] as const);
  const growth = names.map((name, at) => [name, pairs[at]![1] / Math.max(1, pairs[at]![0]) - 1] as const);
  const grown = growth.filter(([, share], at) => share > ALLOWED && pairs[at]![1] - pairs[at]![0] > SMALL);
  return { part, steps, seconds, points, growth: Object.fromEntries(growth), grown: grown.map(([name]) => name) };
}

/** The least of a stretch: what nobody could collect, whenever the collector ran. */
function leastOf(points: readonly Point[], name: string): number {
  return Math.min(...points.map(({ held }) => held[name] ?? 0));
}

/** `steps` cut into so many parts, as even as may be; none is empty. */
export function slices(steps: number, count: number): number[] {
  const parts = Math.min(steps, count);
  return Array.from({ length: parts }, (_, at) => Math.floor(((at + 1) * steps) / parts) - Math.floor((at * steps) / parts)); // prettier-ignore
}
