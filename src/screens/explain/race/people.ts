import type { Figure } from '#core/figures/figure.ts';
import type { Dataset, Sample } from '#core/dataset/dataset.ts';
import { measuredClues, type Clue } from '#core/race/clues.ts';
import { LEAST_PEOPLE, type Racer } from '#core/race/draws.ts';
import { TEAMS, teamOf, type Task } from '#core/race/tasks.ts';
import type { Features } from '#core/person/rules.ts';
import { CROWD } from './crowd.ts';

/** One picture in the race, and how it is shown. */
export interface Runner extends Racer {
  readonly figure: Figure | null;
  readonly sample: Sample | null;
}

/** Everybody in the race. */
export interface Field {
  readonly classKeys: readonly string[];
  readonly runners: readonly Runner[];
  /** What rules can ask for here. */
  readonly clues: readonly Clue[];
}

/** Figures of each group that the writer of the rules may look at. */
const SHOWN = 5;

/** The drawn figures as one task parts them. */
export function figureField(task: Task, features: readonly Features[]): Field {
  const counts = new Map<string, number>();
  const runners = CROWD.map(({ id, figure }, index): Runner => {
    const classKey = teamOf(task, figure);
    const count = (counts.get(classKey) ?? 0) + 1;
    counts.set(classKey, count);
    const who = { id, classKey, person: id, burst: id };
    return { ...who, features: features[index]!, shown: count <= SHOWN, figure, sample: null };
  });
  return { classKeys: TEAMS, runners, clues: measuredClues(features, false) };
}

/** What somebody taught, without classes that are too few to be parted. */
export function taughtField({ classes, samples }: Dataset, features: readonly Features[]): Field {
  const classKeys = classes.map(({ key }) => key).filter((key) => partsOf(samples, key) >= LEAST_PEOPLE);
  const runners = samples.flatMap((sample, index): Runner[] => {
    const { id, classKey, person, burst } = sample;
    if (!classKeys.includes(classKey)) return [];
    return [{ id, classKey, person, burst, features: features[index]!, shown: false, figure: null, sample }];
  });
  return {
    classKeys,
    runners,
    clues: measuredClues(
      runners.map((runner) => runner.features),
      true,
    ),
  };
}

/** Into how many parts a class's pictures can be told apart: people, or presses where there is one person. */
function partsOf(samples: readonly Sample[], classKey: string): number {
  return new Set(samples.filter((sample) => sample.classKey === classKey).map(({ burst }) => burst)).size;
}
