import type { Kind } from './two-kinds.svelte.ts';

/** Colour and shape of a kind, as of the first two classes of the visor; null: nobody we know. */
export function lookOf(kind: Kind | null): { readonly colour: string; readonly shape: string | null } {
  if (kind === 'a') return { colour: 'var(--class-1)', shape: 'circle' };
  if (kind === 'b') return { colour: 'var(--class-2)', shape: 'diamond' };
  return { colour: 'var(--unknown)', shape: null };
}
