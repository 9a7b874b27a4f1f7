import { figureOf, type Colour, type Figure } from '#core/figures/figure.ts';
import { UNKNOWN, type Answer } from '#core/head/head.ts';
import { rng } from '#core/rng.ts';
import { VEST, WALL_COLOURS, type Role } from './training-set.ts';

export const DISGUISE_WALLS = ['red', 'blue', 'yellow', 'grey'] as const;
export const DISGUISE_TOPS = ['teal', 'orange', 'violet', 'white'] as const;
export const DISGUISE_HEIGHTS = ['short', 'usual', 'tall'] as const;
export const EXTRAS = ['bands', 'hat', 'mask', 'bag'] as const;

/** What somebody dresses a figure in. Who it plays is said first: that is what the head has to find out. */
export interface Disguise {
  readonly role: Role;
  readonly wall: (typeof DISGUISE_WALLS)[number];
  readonly top: (typeof DISGUISE_TOPS)[number];
  readonly height: (typeof DISGUISE_HEIGHTS)[number];
  readonly bands: boolean;
  readonly hat: boolean;
  readonly mask: boolean;
  readonly bag: boolean;
}

export const DISGUISE_WALL_COLOURS: Readonly<Record<Disguise['wall'], Colour>> = {
  ...WALL_COLOURS,
  yellow: [196, 158, 62],
  grey: [138, 146, 152],
};
export const DISGUISE_TOP_COLOURS: Readonly<Record<Disguise['top'], Colour>> = {
  teal: VEST,
  orange: [217, 142, 52],
  violet: [132, 92, 168],
  white: [214, 218, 220],
};
const HEIGHTS: Readonly<Record<Disguise['height'], number>> = { short: 0.56, usual: 0.77, tall: 0.9 };

/** The figure as somebody of its role usually comes. */
export const PLAIN: Readonly<Record<Role, Disguise>> = {
  staff: {
    role: 'staff',
    wall: 'blue',
    top: 'teal',
    height: 'usual',
    bands: true,
    hat: false,
    mask: false,
    bag: false,
  },
  guest: {
    role: 'guest',
    wall: 'red',
    top: 'orange',
    height: 'usual',
    bands: false,
    hat: false,
    mask: false,
    bag: false,
  },
};

/** Two disguises with the same name are the same. */
export function disguiseKey({ role, wall, top, height, ...worn }: Disguise): string {
  return [role, wall, top, height, ...EXTRAS.filter((extra) => worn[extra])].join('-');
}

/** A figure in a disguise; another `index`, the same disguise in another stance and light. */
export function disguised(disguise: Disguise, seed: number, index: number): Figure {
  const { wall, top, height, bands, hat, mask, bag } = disguise;
  const random = rng(seed * 4096 + index * 64 + 17);
  const exact = { bands, hat, mask, bag, height: HEIGHTS[height] + (random() - 0.5) * 0.04 };
  return figureOf({ ...exact, wall: DISGUISE_WALL_COLOURS[wall], top: DISGUISE_TOP_COLOURS[top] }, random);
}

/** Below this confidence the head is unsure. */
export const SURE = 0.7;
/** What a disguise is worth. */
export const POINTS = { right: 0, unsure: 1, wrong: 3 } as const;
export type Verdict = keyof typeof POINTS;

/** What a head's answer about somebody of a known class is worth to who dressed them. */
export function verdictOf(answer: Pick<Answer, 'key' | 'confidence'>, truth: string): Verdict {
  // Who says "I do not know" was not fooled into a wrong name.
  if (answer.key === UNKNOWN || answer.confidence < SURE) return 'unsure';
  return answer.key === truth ? 'right' : 'wrong';
}

/** Points of all disguises tried; the same disguise counts once, at its best. */
export function pointsOf(tries: readonly { readonly disguise: Disguise; readonly verdict: Verdict }[]): number {
  const best = new Map<string, number>();
  for (const { disguise, verdict } of tries) {
    const key = disguiseKey(disguise);
    best.set(key, Math.max(best.get(key) ?? 0, POINTS[verdict]));
  }
  return [...best.values()].reduce((sum, points) => sum + points, 0);
}

/** Points of a row of looks at one living person: what most of them are worth. */
export function pointsOfLooks(looks: readonly Verdict[]): number {
  const half = looks.length / 2;
  const wrong = looks.filter((verdict) => verdict === 'wrong').length;
  if (looks.length === 0 || notRight(looks) <= half) return POINTS.right;
  return wrong > half ? POINTS.wrong : POINTS.unsure;
}

/** How many looks did not tell right. */
export function notRight(looks: readonly Verdict[]): number {
  return looks.filter((verdict) => verdict !== 'right').length;
}
