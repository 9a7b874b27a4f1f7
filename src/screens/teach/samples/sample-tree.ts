import type { Dataset, Sample } from '#core/dataset/dataset.ts';

/** Pictures taken with one press. */
export interface BurstGroup {
  readonly burst: string;
  /** From 1 within the person and class. */
  readonly number: number;
  readonly samples: readonly Sample[];
}

/** One person's pictures in one class. */
export interface PersonGroup {
  readonly person: string;
  /** The same in all classes: from 1, in the order of teaching. */
  readonly number: number;
  readonly bursts: readonly BurstGroup[];
}

/** All pictures of one class. */
export interface ClassGroup {
  readonly classKey: string;
  readonly count: number;
  readonly people: readonly PersonGroup[];
}

/** Somebody who was taught, in whatever classes. */
export interface TaughtPerson {
  readonly person: string;
  readonly number: number;
  readonly samples: readonly Sample[];
}

/** Everybody who was taught, in the order of teaching. */
export function taughtPeople(samples: readonly Sample[]): readonly TaughtPerson[] {
  return [...groupBy(samples, ({ person }) => person)].map(([person, own], index) => {
    return { person, number: index + 1, samples: own };
  });
}

/** The tray: classes in their order, in them people, in them bursts. Classes without pictures are left out. */
export function sampleTree({ classes, samples }: Dataset): readonly ClassGroup[] {
  const numbers = new Map(taughtPeople(samples).map(({ person, number }) => [person, number]));
  const byClass = groupBy(samples, ({ classKey }) => classKey);
  return classes.flatMap(({ key }): ClassGroup[] => {
    const own = byClass.get(key);
    if (!own) return [];
    const people = [...groupBy(own, ({ person }) => person)].map(([person, pictures]) => ({
      person,
      number: numbers.get(person) ?? 0,
      bursts: [...groupBy(pictures, ({ burst }) => burst)].map(([burst, taken], index) => {
        return { burst, number: index + 1, samples: taken };
      }),
    }));
    return [{ classKey: key, count: own.length, people }];
  });
}

/** Ids in the order in which the tray shows them. */
export function trayOrder(tree: readonly ClassGroup[]): readonly string[] {
  return tree.flatMap(({ people }) =>
    people.flatMap(({ bursts }) => bursts.flatMap(({ samples }) => samples.map(({ id }) => id))),
  );
}

/** For asking by id. */
export function samplesById(samples: readonly Sample[]): ReadonlyMap<string, Sample> {
  return new Map(samples.map((sample) => [sample.id, sample]));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
