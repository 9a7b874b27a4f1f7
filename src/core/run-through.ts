/** A computation that gives way now and then, without a word about how far it is. */
export type Sliced<R> = Generator<undefined, R>;

/** One that says, some of the times it gives way, how far it is. */
export type Told<P, R> = Generator<P | undefined, R>;

/** A computation that gives way as before, but no longer says how far it is. */
export function* quietly<R>(work: Generator<unknown, R>): Sliced<R> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield;
  }
}

/** The same computation, which says in other words how far it is. */
export function* retold<P, Q, R>(work: Told<P, R>, inOtherWords: (progress: P) => Q): Told<Q, R> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield step.value === undefined ? undefined : inOtherWords(step.value);
  }
}

/** Runs a computation that gives way in between to its end, for whoever need not let others speak. */
export function runThrough<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
