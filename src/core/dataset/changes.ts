import { MOST_CLASSES, type Lessons, type Sample, type TaughtClass } from './dataset.ts';

/** Samples added at the end, so that the order, and with it the training, is that of teaching. */
export function withSamples(lessons: Lessons, samples: readonly Sample[]): Lessons {
  return { ...lessons, samples: [...lessons.samples, ...samples] };
}

/** Without the named samples; unchanged where none of them is there. */
export function withoutSamples(lessons: Lessons, ids: Iterable<string>): Lessons {
  const named = new Set(ids);
  const samples = lessons.samples.filter(({ id }) => !named.has(id));
  return samples.length < lessons.samples.length ? { ...lessons, samples } : lessons;
}

/** The named samples teach another class; unchanged where all of them do already. */
export function withMoved(lessons: Lessons, ids: Iterable<string>, classKey: string): Lessons {
  const named = new Set(ids);
  if (!lessons.samples.some((one) => named.has(one.id) && one.classKey !== classKey)) return lessons;
  return {
    ...lessons,
    samples: lessons.samples.map((sample) => (named.has(sample.id) ? { ...sample, classKey } : sample)),
  };
}

/** Ids of one person's samples. */
export function samplesOf({ samples }: Lessons, person: string): ReadonlySet<string> {
  return new Set(samples.filter((sample) => sample.person === person).map(({ id }) => id));
}

/** Nothing of this person is left: samples, pictures, vectors. */
export function withoutPerson(lessons: Lessons, person: string): Lessons {
  return { ...lessons, samples: lessons.samples.filter((sample) => sample.person !== person) };
}

/** Several people turn out to be one: exams keep their pictures together. */
export function withOnePerson(lessons: Lessons, from: Iterable<string>, into: string): Lessons {
  const named = new Set(from);
  named.delete(into);
  if (!lessons.samples.some(({ person }) => named.has(person))) return lessons;
  return {
    ...lessons,
    samples: lessons.samples.map((sample) => (named.has(sample.person) ? { ...sample, person: into } : sample)),
  };
}

/** One more class with the first free key, colour and shape; unchanged where {@link MOST_CLASSES} are there. */
export function withClass(lessons: Lessons, name: string | null, key: string | null = null): Lessons {
  const { classes } = lessons;
  if (classes.length >= MOST_CLASSES || classes.some((one) => one.key === key)) return lessons;
  const free = firstFree(classes.map(({ look }) => look));
  const numbers = classes.map((one) => Number(/^class-(\d+)$/.exec(one.key)?.[1] ?? 0));
  const fresh: TaughtClass = { key: key ?? `class-${1 + Math.max(2, ...numbers)}`, name, look: free };
  return { ...lessons, classes: [...classes, fresh] };
}

/** Another name, colour or shape; the key and with it the training stay. */
export function withClassChanged(
  lessons: Lessons,
  key: string,
  change: Partial<Pick<TaughtClass, 'name' | 'look'>>,
): Lessons {
  const own = lessons.classes.find((one) => one.key === key);
  if (!own || ((change.look ?? own.look) === own.look && (change.name === undefined || change.name === own.name))) {
    return lessons;
  }
  const taken = lessons.classes.find((one) => one.key !== key && one.look === change.look);
  return {
    ...lessons,
    classes: lessons.classes.map((one) => {
      if (one.key === key) return { ...one, ...change };
      // Two classes never look alike: they swap.
      return one === taken ? { ...one, look: own.look } : one;
    }),
  };
}

/** Without a class and its samples; where it had none, the samples are the very same list. */
export function withoutClass({ classes, samples }: Lessons, key: string): Lessons {
  const left = samples.filter((sample) => sample.classKey !== key);
  return {
    classes: classes.filter((one) => one.key !== key),
    samples: left.length < samples.length ? left : samples,
  };
}

/** All samples of one class teach another; the first class is gone. */
export function withMerged(lessons: Lessons, from: string, into: string): Lessons {
  if (from === into) return lessons;
  return {
    classes: lessons.classes.filter((one) => one.key !== from),
    samples: lessons.samples.map((sample) => (sample.classKey === from ? { ...sample, classKey: into } : sample)),
  };
}

function firstFree(taken: readonly number[]): number {
  let look = 0;
  while (taken.includes(look)) look++;
  return look;
}
