/** How new somebody looks to the head: far below the threshold, just under it, above it (and so unknown). */
export type Nearness = 'near' | 'edge' | 'far';

/** From this share of the threshold on somebody is only just like what was taught. */
const EDGE = 0.8;

export function nearness(novelty: number, threshold: number): Nearness {
  if (novelty > threshold) return 'far';
  return novelty > EDGE * threshold ? 'edge' : 'near';
}
