/** Longest time in ms that work keeps the page from its next picture. */
const SLICE = 8;

/**
 * Something to await between the steps of long work: after each `slice` of ms by the `clock` it lets others have their
 * turn, on the page pictures and fingers.
 */
export function pauses(slice = SLICE, clock: () => number = () => performance.now()): () => Promise<void> {
  let from = clock();
  return async () => {
    if (clock() - from < slice) return;
    await new Promise((resolve) => setTimeout(resolve));
    from = clock();
  };
}
