import type { Fitted, TeachProgress, TeachRequest, TeachResults } from '#bridge/teach-protocol.ts';
import { calibrationOf } from '#core/head/calibrate.ts';
import { distilOf } from '#core/head/distillation/distil.ts';
import { examOf } from '#core/head/exam/exam.ts';
import { trainingOf } from '#core/head/train-head.ts';
import type { Job } from '#vision/job.ts';
import type { Turns } from '#vision/turns.ts';

type Asked<T extends TeachRequest['type']> = Extract<TeachRequest, { type: T }>;

export interface TrainingWorld {
  readonly turns: Turns;
  /** ms. */
  readonly clock: () => number;
}

/** Trains a head and then makes its percentages honest; null where it was cancelled. */
export async function fit(
  { turns, clock }: TrainingWorld,
  { samples, options }: Asked<'fit'>,
  { tell, ...job }: Job<TeachProgress['fit']>,
): Promise<Fitted | null> {
  const began = clock();
  const head = await turns.run(trainingOf(samples, options), {
    ...job,
    tell: (training) => tell({ kind: 'epoch', training }),
  });
  if (!head) return null;
  const trained = clock();
  tell({ kind: 'head', head });
  const calibrated = await turns.run(calibrationOf(samples, head), {
    ...job,
    tell: ({ heldOut }) => heldOut && tell({ kind: 'held-out', heldOut }),
  });
  return calibrated && { head: calibrated, trainMs: trained - began, calibrateMs: clock() - trained };
}

/** The honest exam; null where it was cancelled. */
export function exam(
  { turns }: Pick<TrainingWorld, 'turns'>,
  { samples, options }: Asked<'exam'>,
  job: Job<TeachProgress['exam']>,
): Promise<TeachResults['exam']> {
  return turns.run(examOf(samples, options), job);
}

/** A small head that imitates a large one; null where it was cancelled. */
export function distil(
  { turns }: Pick<TrainingWorld, 'turns'>,
  { head, samples }: Asked<'distil'>,
  { tell, ...job }: Job<TeachProgress['distil']>,
): Promise<TeachResults['distil']> {
  const work = distilOf(head, samples, head.options.seed);
  return turns.run(work, { ...job, tell: ({ done, of }) => tell(done / of) });
}
