import { makeNetwork } from '#core/network/make-network.ts';
import type { Network } from '#core/network/network.ts';
import { CELLS } from './cells.ts';

/** How many hidden layers there may be, how many tanks in one, how many outlets. */
export const LIMITS = {
  layers: { least: 0, most: 2 },
  tanks: { least: 2, most: 8 },
  outlets: { least: 2, most: 6 },
} as const;

/** What it starts with. */
export const USUAL_HIDDEN: readonly number[] = [6];

/** A network from the cells of a picture to outlets, its valves set by chance. */
export function ownNetwork(hidden: readonly number[], outlets: number, seed: number): Network {
  return makeNetwork(
    CELLS,
    [
      ...hidden.map((neurons) => ({ neurons, activation: 'relu' as const })),
      { neurons: outlets, activation: 'linear' as const },
    ],
    seed,
  );
}

/** Hidden layers as an address says them, as in `6-4`; `none`: there is no hidden layer. Null: nothing sensible. */
export function hiddenFrom(text: string | null): readonly number[] | null {
  if (text === 'none') return [];
  if (text === null || !/^\d+(-\d+)?$/.test(text)) return null;
  return text.split('-').map((count) => clamp(Number(count), LIMITS.tanks));
}

/** The other way round. */
export function hiddenText(hidden: readonly number[]): string {
  return hidden.length ? hidden.join('-') : 'none';
}

function clamp(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value));
}
