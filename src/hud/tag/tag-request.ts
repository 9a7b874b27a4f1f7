import type { Rect } from '#hud/rect.ts';

/** full: everything known · compact: shape, word, per cent · minimal: shape, per cent. */
export const LEVELS = ['full', 'compact', 'minimal'] as const;
export type Level = (typeof LEVELS)[number];
export type Sizes = Readonly<Record<Level, { readonly width: number; readonly height: number }>>;

/** One tag to place. */
export interface TagRequest {
  readonly track: number;
  /** The person's frame, and the part that a tag should not hide, on the canvas, px. */
  readonly frame: Rect;
  readonly head: Rect;
  readonly sizes: Sizes;
  /** The most this person's size and the crowd allow. */
  readonly level: Level;
}

/** Where a tag goes. */
export interface Placement {
  readonly track: number;
  readonly level: Level;
  readonly slot: string;
  readonly rect: Rect;
}
