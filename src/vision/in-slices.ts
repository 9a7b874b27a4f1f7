import { pauses } from '#core/pauses.ts';

/** Longest time in ms that a computation keeps the worker from its next message. */
const SLICE = 30;

/** Runs a long computation in slices, so that looks and cancels come in between; null where it was cancelled. */
export async function inSlices<P, R>(
  work: Generator<P, R>,
  clock: () => number,
  signal: AbortSignal,
  tell: (progress: P) => void,
): Promise<R | null> {
  const pause = pauses(SLICE, clock);
  for (;;) {
    if (signal.aborted) return null;
    const step = work.next();
    if (step.done) return step.value;
    tell(step.value);
    await pause();
  }
}
