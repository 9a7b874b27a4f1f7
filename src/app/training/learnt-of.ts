import type { HeadSample } from '#core/head/head.ts';
import { thinnedOf } from '#core/head/thinning.ts';
import { pauses } from '#core/pauses.ts';

/** Which samples are learnt, of how many. */
export interface Learnt<T> {
  readonly learnt: readonly T[];
  readonly of: number;
}

/** The samples that a head learns from, chosen between two pictures of the display where there are too many. */
export async function learntOf<T extends Pick<HeadSample, 'classKey' | 'burst' | 'embedding'>>(
  samples: readonly T[],
): Promise<Learnt<T>> {
  const thinning = thinnedOf(samples);
  const pause = pauses();
  for (;;) {
    const step = thinning.next();
    if (step.done) return { learnt: step.value, of: samples.length };
    await pause();
  }
}
