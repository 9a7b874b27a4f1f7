import { figureOf, type Figure, type FigureTraits } from '#core/figures/figure.ts';
import { rng } from '#core/rng.ts';
import { shuffled } from './shuffled.ts';

/** What two groups of drawn figures can be told apart by. */
export const TASKS = ['leaders', 'vests', 'signs', 'masks'] as const;
export type Task = (typeof TASKS)[number];

/** The two groups of every task. */
export const TEAMS = ['first', 'second'] as const;
type Team = (typeof TEAMS)[number];

/** A drawn figure that can stand in any task. */
export interface Member {
  readonly id: string;
  readonly figure: Figure;
}

/** Figures of each combination of bands, mask and hat: a third of the four times as many of a group is asked about. */
const PER_COMBINATION = 24;
/** Whoever wears bands mostly carries a bag and often has a warm top; whoever wears a hat mostly stands near. */
const ALSO = { bag: 0.9, warm: 0.7, near: 0.85 } as const;

const WARM: readonly FigureTraits['top'][] = [
  [196, 70, 58],
  [217, 142, 52],
];
const OTHERS: readonly FigureTraits['top'][] = [
  [62, 112, 182],
  [58, 148, 104],
  [132, 92, 168],
  [92, 104, 116],
];
/** Heights as shares of the picture; a rule can ask for one in between. */
const NEAR = [0.79, 0.86] as const;
const FAR = [0.68, 0.75] as const;

/** Whom rules and head are raced on, the same for the same seed: both groups of every task have the same size. */
export function crowdOf(seed: number): Member[] {
  const random = rng(seed);
  const figures: Figure[] = [];
  for (let combination = 0; combination < 8; combination++) {
    const [bands, mask, hat] = [1, 2, 4].map((bit) => (combination & bit) > 0) as [boolean, boolean, boolean];
    const chosen = (share: number, likely: boolean) => {
      const yes = Math.round(PER_COMBINATION * (likely ? share : 1 - share));
      const list = Array.from({ length: PER_COMBINATION }, (_, index) => index < yes);
      return shuffled(list, random);
    };
    const [bag, warm, near] = [chosen(ALSO.bag, bands), chosen(ALSO.warm, bands), chosen(ALSO.near, hat)];
    for (let index = 0; index < PER_COMBINATION; index++) {
      const tops = warm[index] ? WARM : OTHERS;
      const [least, most] = near[index] ? NEAR : FAR;
      const top = tops[Math.floor(random() * tops.length)]!;
      const height = least + (most - least) * random();
      figures.push(figureOf({ bands, mask, hat, bag: bag[index]!, top, height }, random));
    }
  }
  return shuffled(figures, random).map((figure, index) => ({ id: `figure-${index}`, figure }));
}

/** Which group somebody is of: by the hat; by the bands; by two of hat, bands and mask; by the mask. */
export function teamOf(task: Task, { bands, mask, hat }: Pick<FigureTraits, 'bands' | 'mask' | 'hat'>): Team {
  const signs = [bands, mask, hat].filter(Boolean).length;
  return { leaders: hat, vests: bands, signs: signs >= 2, masks: mask }[task] ? 'first' : 'second';
}
