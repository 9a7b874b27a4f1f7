import { largestAt } from '#core/network/softmax.ts';
import { retold, type Told } from '#core/run-through.ts';
import { calibrationOf } from './calibrate.ts';
import type { Score } from './exam/exam-report.ts';
import type { HeadSample, TrainedHead, TrainingOptions } from './head.ts';
import { foldAnswersOf, foldsToHold } from './exam/held-out.ts';
import { spaceOf } from './sample-space.ts';
import { heldBackOf } from './exam/splits.ts';
import { trainingOf } from './train-head.ts';

/** A head, and what was measured of it. */
export interface Learnt {
  readonly head: TrainedHead;
  /** Answers to samples by heads that had not been taught them; null where none could be held back. */
  readonly score: Score | null;
}

/** Shares of the whole work: training, calibration, held-back answers. */
const PARTS = [0.2, 0.6] as const;

/**
 * Trains, calibrates, and asks for every sample a head that never learnt it: for samples that come from anywhere, also
 * from no picture. The same samples, options and seed give the same result to the bit. Yields the share 0..1 done.
 */
export function* learningOf(samples: readonly HeadSample[], options: TrainingOptions): Told<number, Learnt> {
  const trained = yield* retold(trainingOf(samples, options), ({ epoch, epochs }) => (PARTS[0] * epoch) / epochs);
  const calibrating = calibrationOf(samples, trained);
  const head = yield* retold(calibrating, ({ done, of }) => PARTS[0] + ((PARTS[1] - PARTS[0]) * done) / of);
  return { head, score: yield* heldBackScore(samples, trained.classKeys, options) };
}

function* heldBackScore(
  samples: readonly HeadSample[],
  classKeys: readonly string[],
  options: TrainingOptions,
): Told<number, Score | null> {
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const folds = classKeys.length > 1 ? foldsToHold(samples, heldBackOf(samples), options.seed) : [];
  const space = yield* spaceOf(samples);
  let [right, of] = [0, 0];
  for (const [index, held] of folds.entries()) {
    const answering = foldAnswersOf(space, labels, classKeys.length, held, options);
    const { answers } = yield* retold(
      answering,
      ({ share }) => PARTS[1] + ((1 - PARTS[1]) * (index + share)) / folds.length,
    );
    for (const { label, logits } of answers) {
      if (!logits) continue;
      of += 1;
      if (largestAt(logits) === label) right += 1;
    }
  }
  return of > 0 ? { right, of } : null;
}
