import type { Figure } from '#core/figures/figure.ts';
import { askHead } from '#core/head/ask-head.ts';
import type { Score } from '#core/head/exam/exam-report.ts';
import { UNKNOWN, type Answer, type Head } from '#core/head/head.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import { largestAt } from '#core/network/softmax.ts';
import { figureAt, usualWall, type Place, type Role, type TrainingSet, type Wall } from './training-set.ts';

/** One figure of the exam, marked. */
export interface Mark {
  readonly place: Place;
  readonly figure: Figure;
  readonly answer: Pick<Answer, 'key' | 'confidence'>;
  readonly right: boolean;
  /** It stands before the wall where its role did not stand in the first lesson. */
  readonly swapped: boolean;
}

export interface Tally {
  readonly all: Score;
  readonly usual: Score;
  readonly swapped: Score;
}

/** Where each role stood mostly. */
export type UsualWalls = Readonly<Record<Role, Wall>>;

export function usualWallsOf(set: TrainingSet): UsualWalls {
  return { staff: usualWall(set, 'staff'), guest: usualWall(set, 'guest') };
}

/**
 * Which class a head takes figures for that it never met; as in every exam, "unknown" is no answer. `samples` of
 * `places`, in order.
 */
export function marksOf(
  head: Head,
  places: readonly Place[],
  samples: readonly Pick<UnlabelledSample, 'embedding'>[],
  usual: UsualWalls,
  seed: number,
): readonly Mark[] {
  return places.flatMap((place, index) => {
    const sample = samples[index];
    if (!sample) return [];
    const { probabilities } = askHead(head, sample.embedding);
    const best = largestAt(probabilities);
    const answer = { key: head.classKeys[best] ?? UNKNOWN, confidence: probabilities[best] ?? 0 };
    const swapped = place.wall !== usual[place.role];
    return [{ place, figure: figureAt(place, seed), answer, right: answer.key === place.role, swapped }];
  });
}

export function tallyOf(marks: readonly Pick<Mark, 'right' | 'swapped'>[]): Tally {
  const score = (some: readonly Pick<Mark, 'right'>[]) => ({
    right: some.filter(({ right }) => right).length,
    of: some.length,
  });
  return {
    all: score(marks),
    usual: score(marks.filter(({ swapped }) => !swapped)),
    swapped: score(marks.filter(({ swapped }) => swapped)),
  };
}
