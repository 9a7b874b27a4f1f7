import { gaussian } from '#core/gaussian.ts';

/** What a hand does by chance. */
export interface Chance {
  /** 0..1, even. */
  readonly random: () => number;
  /** Normal about 0, cut at 2.5 deviations. */
  readonly about: (spread: number) => number;
  readonly happens: (share: number) => boolean;
}

/** `strength` scales every spread and share; 0: nothing happens. */
export function chanceOf(random: () => number, strength: number): Chance {
  const normal = gaussian(random);
  return {
    random,
    about: (spread) => Math.max(-2.5, Math.min(2.5, normal())) * spread * strength,
    happens: (share) => random() < share * strength,
  };
}
