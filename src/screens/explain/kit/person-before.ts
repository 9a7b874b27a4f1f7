import type { LiveSession } from '#app/live/live.svelte.ts';
import { area } from '#core/box.ts';

/** Whom a lesson looks at: whoever was chosen in the picture, while they are there, else who is nearest; null: nobody. */
export function personBefore({ selected, targets }: Pick<LiveSession, 'selected' | 'targets'>): number | null {
  if (targets.some(({ track }) => track === selected)) return selected;
  return [...targets].sort((a, b) => area(b.box) - area(a.box))[0]?.track ?? null;
}
