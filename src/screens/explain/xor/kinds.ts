import type { KindColours } from '#hud/lab/decision-map.ts';

/** What dots of kind 0 and kind 1 look like: colour and shape, as everywhere a class is shown. */
export const KINDS = [
  { shape: 'diamond', colour: 'var(--class-2)' },
  { shape: 'circle', colour: 'var(--class-1)' },
] as const;

/** The same two colours for a canvas; `tokens.css` holds them for the page. */
export const KIND_COLOURS: KindColours = [
  [0xff, 0xb3, 0x47],
  [0x3d, 0xf2, 0xc0],
];
