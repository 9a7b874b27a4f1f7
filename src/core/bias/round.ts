import type { Figure } from '#core/figures/figure.ts';
import { askHead } from '#core/head/ask-head.ts';
import type { Score } from '#core/head/exam-report.ts';
import type { Answer, Head } from '#core/head/head.ts';
import type { Specimen } from '#core/lessons/lessons.ts';
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

/** What a head says of figures it never met. `specimens` of `places`, in order. */
export function marksOf(
  head: Head,
  places: readonly Place[],
  specimens: readonly Pick<Specimen, 'embedding'>[],
  usual: UsualWalls,
  seed: number,
): readonly Mark[] {
  return places.flatMap((place, index) => {
    const specimen = specimens[index];
    if (!specimen) return [];
    const { key, confidence } = askHead(head, specimen.embedding);
    const swapped = place.wall !== usual[place.role];
    return [{ place, figure: figureAt(place, seed), answer: { key, confidence }, right: key === place.role, swapped }];
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
