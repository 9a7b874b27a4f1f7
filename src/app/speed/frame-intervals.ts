/** Notes when the screen gets a new picture; what comes back ends it and gives the times between two of them, ms. */
export function watchFrames({
  requestAnimationFrame: next,
  cancelAnimationFrame: cancel,
}: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'>): () => number[] {
  const times: number[] = [];
  const note = (now: number) => {
    times.push(now);
    handle = next(note);
  };
  let handle = next(note);
  return () => {
    cancel(handle);
    return times.slice(1).map((time, index) => time - times[index]!);
  };
}
