import { addN, scalar, tidy } from '@tensorflow/tfjs-core';
import type { Reading } from '#bridge/explain-protocol.ts';
import { mergeLooks } from '#core/detection/merge-looks.ts';
import { CONFIG } from '#vision/config.ts';
import type { Job } from '#vision/job.ts';
import type { Finder } from '#vision/look/find.ts';
import { median } from '#vision/backend/known-answer.ts';

/** Timed runs stop after this many … */
const MOST_RUNS = 15;
/** … or after this many ms, whichever comes first; one is always timed. */
const LONG_ENOUGH = 2500;
/** Next to empty questions for the price of handing over. */
const QUESTIONS = 7;
/** Score from which a detection is a person worth comparing. */
const SURE = 0.4;
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/**
 * Times the detector on one picture on the backend that is current, after one run to warm up. Closes the picture.
 * Cancelled, it answers with what was timed so far.
 */
export async function timeDetector(
  { detector, reader, clock }: Finder & { readonly clock: () => number },
  picture: ImageBitmap,
  { signal, tell }: Job<number>,
): Promise<Reading> {
  const batch = reader.crops(picture, [WHOLE], CONFIG.detectorSide); // [1, side, side, 3]
  try {
    const warmed = clock();
    const [found = []] = await detector.run(batch, SURE);
    const warmUpMs = clock() - warmed;
    const began = clock();
    const runs: number[] = [];
    do {
      const from = clock();
      await detector.run(batch, SURE);
      runs.push(clock() - from);
      tell(runs.length);
      await new Promise((resolve) => setTimeout(resolve));
    } while (!signal.aborted && runs.length < MOST_RUNS && clock() - began < LONG_ENOUGH);
    return {
      warmUpMs,
      ms: median(runs),
      runs: runs.length,
      handOverMs: await handOver(clock),
      people: mergeLooks([{ part: WHOLE, found }])
        .filter(({ kind }) => kind === 'person')
        .map(({ box, score }) => ({ box, score })),
      work: detector.work(batch),
    };
  } finally {
    batch.dispose();
    picture.close();
  }
}

/** Median ms of asking for next to nothing and fetching the answer: what every question costs, however small. */
async function handOver(clock: () => number): Promise<number> {
  const times: number[] = [];
  for (let question = 0; question < QUESTIONS; question += 1) {
    const from = clock();
    const sum = tidy(() => addN([scalar(question), scalar(1)]));
    await sum.data();
    sum.dispose();
    times.push(clock() - from);
  }
  return median(times);
}
