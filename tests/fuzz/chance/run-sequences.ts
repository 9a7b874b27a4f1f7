import type { FuzzOptions } from '../options.ts';
import { playSequence } from './sequence.ts';
import { openSite } from './world.ts';

/** Faults and what people do meanwhile, of each sequence. */
const STEPS = 5;

/** Plays the sequences of so many seeds against the production build in `dist`; gives those that did not hold. */
export async function runSequences({ seed, runs }: FuzzOptions): Promise<{ seed: number; what: string }[]> {
  const site = await openSite();
  const failed: { seed: number; what: string }[] = [];
  try {
    for (let one = seed; one < seed + runs; one++) {
      const { done, broken } = await playSequence(site, one, STEPS);
      console.log(`${broken ? '✗' : '✓'} ${one}: ${done.join(' · ')}${broken ? `\n    ${broken}` : ''}`);
      if (broken) failed.push({ seed: one, what: `${done.join(' · ')}\n    ${broken}` });
    }
  } finally {
    await site.browser.close();
    await site.server.close();
  }
  return failed;
}
