import { nextNumber } from '#core/next-number.ts';
import { MOST_CLASSES, type Dataset, type Sample, type TaughtClass } from './dataset.ts';

/** Samples added at the end, so that the order, and with it the training, is that of teaching. */
export function withSamples(dataset: Dataset, samples: readonly Sample[]): Dataset {
  return { ...dataset, samples: [...dataset.samples, ...samples] };
}

/** Without the named samples; unchanged where none of them is there. */
export function withoutSamples(dataset: Dataset, ids: Iterable<string>): Dataset {
  const named = new Set(ids);
  const samples = dataset.samples.filter(({ id }) => !named.has(id));
  return samples.length < dataset.samples.length ? { ...dataset, samples } : dataset;
}

/** The named samples teach another class; unchanged where all of them do already. */
export function withMoved(dataset: Dataset, ids: Iterable<string>, classKey: string): Dataset {
  const named = new Set(ids);
  if (!dataset.samples.some((one) => named.has(one.id) && one.classKey !== classKey)) return dataset;
  return {
    ...dataset,
    samples: dataset.samples.map((sample) => (named.has(sample.id) ? { ...sample, classKey } : sample)),
  };
}

/** Ids of one person's samples. */
export function samplesOf({ samples }: Dataset, person: string): ReadonlySet<string> {
  return new Set(samples.filter((sample) => sample.person === person).map(({ id }) => id));
}

/** Nothing of this person is left: samples, pictures, vectors. */
export function withoutPerson(dataset: Dataset, person: string): Dataset {
  return { ...dataset, samples: dataset.samples.filter((sample) => sample.person !== person) };
}

/** Several people turn out to be one: exams keep their pictures together. */
export function withOnePerson(dataset: Dataset, from: Iterable<string>, into: string): Dataset {
  const named = new Set(from);
  named.delete(into);
  if (!dataset.samples.some(({ person }) => named.has(person))) return dataset;
  return {
    ...dataset,
    samples: dataset.samples.map((sample) => (named.has(sample.person) ? { ...sample, person: into } : sample)),
  };
}

/** One more class with the first free key, colour and shape; unchanged where {@link MOST_CLASSES} are there. */
export function withClass(dataset: Dataset, name: string | null, key: string | null = null): Dataset {
  const { classes } = dataset;
  if (classes.length >= MOST_CLASSES || classes.some((one) => one.key === key)) return dataset;
  const fresh = freshClass(classes, name);
  return { ...dataset, classes: [...classes, key === null ? fresh : { ...fresh, key }] };
}

/** A class of this name with the first key, colour and shape that none of `classes` has. */
export function freshClass(classes: readonly TaughtClass[], name: string | null): TaughtClass {
  const number = nextNumber(
    'class-',
    classes.map(({ key }) => key),
    3,
  );
  return { key: `class-${number}`, name, look: firstFree(classes.map(({ look }) => look)) };
}

/** Classes that say something: somebody named them, or samples teach them. The others give up their places to new ones. */
export function claimedClasses(
  { classes }: Pick<Dataset, 'classes'>,
  samples: readonly Pick<Sample, 'classKey'>[],
): readonly TaughtClass[] {
  const taught = new Set(samples.map(({ classKey }) => classKey));
  return classes.filter(({ key, name }) => name !== null || taught.has(key));
}

/** Another name, colour or shape; the key and with it the training stay. */
export function withClassChanged(
  dataset: Dataset,
  key: string,
  change: Partial<Pick<TaughtClass, 'name' | 'look'>>,
): Dataset {
  const own = dataset.classes.find((one) => one.key === key);
  if (!own || ((change.look ?? own.look) === own.look && (change.name === undefined || change.name === own.name))) {
    return dataset;
  }
  const taken = dataset.classes.find((one) => one.key !== key && one.look === change.look);
  return {
    ...dataset,
    classes: dataset.classes.map((one) => {
      if (one.key === key) return { ...one, ...change };
      // Two classes never look alike: they swap.
      return one === taken ? { ...one, look: own.look } : one;
    }),
  };
}

/** Without a class and its samples; where it had none, the samples are the very same list. */
export function withoutClass({ classes, samples }: Dataset, key: string): Dataset {
  const left = samples.filter((sample) => sample.classKey !== key);
  return {
    classes: classes.filter((one) => one.key !== key),
    samples: left.length < samples.length ? left : samples,
  };
}

/** All samples of one class teach another; the first class is gone. */
export function withMerged(dataset: Dataset, from: string, into: string): Dataset {
  if (from === into) return dataset;
  return {
    classes: dataset.classes.filter((one) => one.key !== from),
    samples: dataset.samples.map((sample) => (sample.classKey === from ? { ...sample, classKey: into } : sample)),
  };
}

function firstFree(taken: readonly number[]): number {
  let look = 0;
  while (taken.includes(look)) look++;
  return look;
}
