/** The cut-outs that the demo moves. Files: `public/demo/NAME.webp`. */
export type DemoSprite = 'astronaut' | 'fireman200b' | 'fireman240a';

/** What is known of a cut-out. */
export interface SpriteFacts {
  /** Width divided by height of its picture. */
  readonly aspect: number;
  /** Height of the whole picture in metres, as the person would stand in the hall. */
  readonly metres: number;
  /** A walker has legs; the other is cut off at the waist by her portrait. */
  readonly walks: boolean;
}

export const SPRITES: Readonly<Record<DemoSprite, SpriteFacts>> = {
  astronaut: { aspect: 1, metres: 0.86, walks: false },
  fireman200b: { aspect: 400 / 800, metres: 1.86, walks: true },
  fireman240a: { aspect: 480 / 768, metres: 1.84, walks: true },
};

/** Height of the eye of the imagined camera above the floor, metres. It fixes where feet stand at which size. */
export const EYE = 1.3;

/** One way through the picture, along the floor. */
export interface Pass {
  readonly person: number;
  readonly sprite: DemoSprite;
  /** When it begins within the loop and how long it takes, ms. */
  readonly start: number;
  readonly duration: number;
  readonly towards: 'left' | 'right';
  /** Size at its two ends: picture heights per metre. Larger is nearer. */
  readonly scale: readonly [number, number];
}

/** One stay of the astronaut: she comes in from the right, stays, and leaves where she came from. */
export interface Stay {
  readonly start: number;
  readonly duration: number;
  /** Where her middle rests, share of the width. */
  readonly x: number;
  readonly scale: number;
  /** Where the lower edge of her cut-out is, metres above the floor; hidden by the desk or by the picture's edge. */
  readonly waist: number;
}

/** Somebody who stands and looks on. */
export interface Post {
  readonly person: number;
  readonly sprite: DemoSprite;
  readonly x: number;
  readonly scale: number;
  readonly flip: boolean;
}

/** A shape of picture and how the scene is laid out in it. */
export interface Stage {
  /** Height of the horizon, share of the height from the top. */
  readonly horizon: number;
  /** The desk at the right edge that she stands behind: its left end, and picture heights per metre there. */
  readonly desk: { readonly left: number; readonly scale: number };
  readonly passes: readonly Pass[];
  readonly stays: readonly Stay[];
  readonly posts: readonly Post[];
}

/** Length of the loop, ms. */
export const LOOP = 40_000;

/** Height of the desk, metres. */
export const DESK = 1.02;

/** Times that a walker crosses the picture in a loop. */
const CROSSINGS = 3;

/** Somebody who crosses the picture again and again, always the same way. `scale`: where they come from, where they go. */
function patrol(
  person: number,
  sprite: DemoSprite,
  start: number,
  towards: 'left' | 'right',
  scale: readonly [number, number],
): Pass[] {
  const slot = LOOP / CROSSINGS;
  return Array.from({ length: CROSSINGS }, (_, turn) => ({
    person,
    sprite,
    start: (start + turn * slot) % LOOP,
    duration: 0.97 * slot,
    towards,
    scale,
  }));
}

export const LANDSCAPE: Stage = {
  horizon: 0.43,
  desk: { left: 0.66, scale: 0.4 },
  passes: [
    ...patrol(1, 'fireman240a', 4_000, 'left', [0.33, 0.38]),
    ...patrol(2, 'fireman200b', 35_400, 'right', [0.34, 0.32]),
    ...patrol(5, 'fireman240a', 25_400, 'right', [0.18, 0.18]),
    ...patrol(3, 'fireman200b', 27_300, 'left', [0.2, 0.19]),
  ],
  stays: [
    { start: 29_600, duration: 19_900, x: 0.8, scale: 0.365, waist: 0.86 },
    { start: 9_900, duration: 19_300, x: 0.76, scale: 1, waist: 0.66 },
  ],
  posts: [{ person: 4, sprite: 'fireman240a', x: 0.11, scale: 0.24, flip: true }],
};

export const PORTRAIT: Stage = {
  horizon: 0.36,
  desk: { left: 0.6, scale: 0.3 },
  passes: [
    ...patrol(1, 'fireman240a', 30_100, 'left', [0.165, 0.18]),
    ...patrol(2, 'fireman200b', 11_600, 'right', [0.165, 0.155]),
    ...patrol(5, 'fireman240a', 20_200, 'left', [0.135, 0.13]),
    ...patrol(3, 'fireman200b', 200, 'left', [0.12, 0.115]),
  ],
  stays: [
    { start: 29_600, duration: 19_900, x: 0.81, scale: 0.27, waist: 0.86 },
    { start: 9_900, duration: 19_300, x: 0.6, scale: 0.53, waist: 0.06 },
  ],
  posts: [{ person: 4, sprite: 'fireman240a', x: 0.13, scale: 0.145, flip: true }],
};
