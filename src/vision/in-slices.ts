/** Longest time in ms that a computation keeps the worker from its next message. */
const SLICE = 30;

/** Runs a long computation in slices, so that looks and cancels come in between; null where it was cancelled. */
export async function inSlices<P, R>(
  work: Generator<P, R>,
  clock: () => number,
  signal: AbortSignal,
  tell: (progress: P) => void,
): Promise<R | null> {
  let from = clock();
  for (;;) {
    if (signal.aborted) return null;
    const step = work.next();
    if (step.done) return step.value;
    tell(step.value);
    if (clock() - from < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    from = clock();
  }
}
