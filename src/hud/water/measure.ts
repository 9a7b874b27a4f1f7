import type { WaterLayer } from '#core/water/water.ts';

/** Widest pipe into the first layer, whose pipes are many, and into the others; CSS px. */
const WIDEST = { crowd: 7, few: 12 } as const;
const NARROWEST = 0.6;
/** A weight from which on a pipe grows no wider. */
const FULL = 3;
/** Pipes in one layer from which on they are a crowd. */
const CROWD = 60;

/** Width of a pipe: proportional to |weight|, between a hair and as much as there is room for. CSS px. */
export function widthOf(weight: number, pipes: number, full = FULL): number {
  const most = pipes > CROWD ? WIDEST.crowd : WIDEST.few;
  const share = Math.min(1, Math.abs(weight) / full);
  return Math.max(NARROWEST, (Number.isFinite(share) ? share : 1) * most);
}

/** How full a tank with this much in it is drawn, 0..1: never quite full, for there is no most. */
export function levelOf(amount: number): number {
  return amount > 0 ? amount / (amount + 1.5) : 0;
}

/** The strongest flow in a layer; never 0, so that shares of it are numbers. */
export function strongestFlow({ pipes }: WaterLayer): number {
  let most = 1e-6;
  for (const { flow } of pipes) most = Math.max(most, Math.abs(flow));
  return most;
}
