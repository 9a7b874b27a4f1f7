import type { Answer } from './ask.ts';

/** One asked person: of which class, and what was said. */
export interface Asked {
  readonly truth: string;
  readonly answer: Answer;
}

/** Claimed with at least this, a wrong word is a confident one. */
const CONFIDENT = 0.9;

/** Shares 0..1 of all asked people; seconds are medians over whoever was spoken of. */
export function tally(asked: readonly Asked[]): object {
  const share = (test: (one: Asked) => boolean) => asked.filter(test).length / asked.length;
  const wrong = ({ truth, answer: { label } }: Asked) => label !== null && label !== 'unknown' && label !== truth;
  return {
    right: share(({ truth, answer }) => answer.label === truth),
    wrong: share(wrong),
    unidentified: share(({ answer }) => answer.label === 'unknown'),
    missed: share(({ answer }) => answer.label === null),
    of: asked.length,
    confidentWrong: share((one) => wrong(one) && one.answer.confidence >= CONFIDENT),
    secondsToFirst: median(asked.flatMap(({ answer }) => answer.secondsToFirst ?? [])),
    secondsToFinal: median(asked.flatMap(({ answer }) => answer.secondsToFinal ?? [])),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
