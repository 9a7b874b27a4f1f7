/** Longest time in ms that work keeps the page from its next picture. */
const SLICE = 8;

/** Something to await between the steps of long work: now and then it lets pictures and fingers have their turn. */
export function pauses(): () => Promise<void> {
  let from = performance.now();
  return async () => {
    if (performance.now() - from < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    from = performance.now();
  };
}
