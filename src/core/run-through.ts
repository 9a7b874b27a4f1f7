/** Runs a computation that gives way in between to its end, for whoever need not let others speak. */
export function runThrough<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
