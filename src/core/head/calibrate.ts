import { softmax, largestAt } from '#core/network/softmax.ts';
import { runThrough, type Sliced, type Told } from '#core/run-through.ts';
import type { FoldProgress, HeadSample, RejectionCurve, RejectionPoint, TrainedHead } from './head.ts';
import { foldAmong, foldAnswersOf, foldsToHold, noveltiesOf, type HeldAnswer } from './exam/held-out.ts';
import { priorThreshold, thresholdAt } from './open-set.ts';
import { spaceOf, type SampleSpace } from './sample-space.ts';
import { heldBackOf, restOf } from './exam/splits.ts';

/** Temperatures that are tried: by 9 % from very sure to very unsure. */
const TEMPERATURES = Array.from({ length: 48 }, (_, step) => 0.25 * 1.09 ** step);
/** Positions of the slider: every fiftieth, to half of all refused. */
const POSITIONS = Array.from({ length: 26 }, (_, step) => step / 50);
/** From so many people, presses or pictures that were held back on, they alone tell how far is too far. */
const ENOUGH = 11;
/** The position at which the prior says where the threshold should be. */
const USUAL_POSITION = 0.05;

/**
 * The same head with honest percentages and a threshold for strangers, from samples that were held back in turn:
 * temperature scaling (Guo et al. 2017) and quantiles of novelty.
 */
export function* calibrationOf(samples: readonly HeadSample[], head: TrainedHead): Told<FoldProgress, TrainedHead> {
  const { classKeys, options } = head;
  if (classKeys.length === 0) return head;
  const space = yield* spaceOf(samples);
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const heldBack = heldBackOf(samples);
  const folds = foldsToHold(samples, heldBack, options.seed);
  const answers: HeldAnswer[] = [];
  for (const [index, held] of folds.entries()) {
    const answering = foldAnswersOf(space, labels, classKeys.length, held, options);
    answers.push(...(yield* foldAmong(answering, index, folds.length + 1)).answers);
  }
  const rejection = yield* rejectionOf(samples, space, labels, answers);
  return {
    ...head,
    temperature: yield* temperatureOf(answers),
    rejection,
    threshold: thresholdAt(rejection, options.refusedFriends) ?? head.threshold,
  };
}

/** {@link calibrationOf} to its end. */
export function calibrate(samples: readonly HeadSample[], head: TrainedHead): TrainedHead {
  return runThrough(calibrationOf(samples, head));
}

/** The temperature under which held-back answers were least surprising; 1 where nothing could be held back. */
export function* temperatureOf(answers: readonly Pick<HeldAnswer, 'label' | 'logits'>[]): Sliced<number> {
  const told = answers.flatMap(({ label, logits }) => (logits ? [{ label, logits }] : []));
  if (told.length === 0) return 1;
  const surprise = (temperature: number) =>
    told.reduce((sum, { label, logits }) => sum - Math.log(Math.max(1e-9, softmax(logits, temperature)[label]!)), 0);
  const fitting: number[] = [];
  for (const temperature of TEMPERATURES) {
    fitting.push(-surprise(temperature));
    yield;
  }
  return TEMPERATURES[largestAt(fitting)]!;
}

/** What the slider does to samples that were held back, and to each class by a head that was never taught it. */
export function* rejectionOf(
  samples: readonly HeadSample[],
  space: SampleSpace,
  labels: readonly number[],
  answers: readonly HeldAnswer[],
): Sliced<RejectionCurve> {
  const classes = new Set(labels).size;
  const friends = answers.map(({ novelty }) => novelty);
  const groups = groupsIn(samples, heldBackOf(samples));
  const strangers = yield* strangersOf(space, labels, classes);
  return curveOf(friends, strangers, groups, priorThreshold(samples));
}

/** Novelty of each class's samples to a head that was never taught that class. */
function* strangersOf(space: SampleSpace, labels: readonly number[], classes: number): Sliced<number[]> {
  const strangers: number[] = [];
  for (let left = 0; classes > 1 && left < classes; left++) {
    const train = restOf(labels.length, []).filter((i) => labels[i] !== left);
    const near = yield* noveltiesOf(space, train, labels);
    strangers.push(...labels.flatMap((label, i) => (label === left ? [near[i]!] : [])));
  }
  return strangers;
}

/** How much the held-back samples are worth: their people, presses or pictures. */
function groupsIn(samples: readonly HeadSample[], heldBack: 'person' | 'burst' | 'sample'): number {
  // Pictures of one press are near twins: however many, they say little of the next person.
  return heldBack === 'sample' ? 1 : new Set(samples.map((sample) => sample[heldBack])).size;
}

function curveOf(
  friends: readonly number[],
  strangers: readonly number[],
  groups: number,
  prior: number,
): RejectionCurve {
  const sorted = [...friends].sort((a, b) => a - b);
  const quantile = (position: number) =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((1 - position) * sorted.length) - 1))] ?? 0;
  const trust = sorted.length ? Math.min(1, (groups - 1) / (ENOUGH - 1)) : 0;
  const usual = quantile(USUAL_POSITION);
  const points = POSITIONS.map((position): RejectionPoint => {
    // With few people their own distances give the curve its shape, the prior its level.
    const shape = usual > 0 ? quantile(position) / usual : 1 - position;
    const threshold = shape * (trust * usual + (1 - trust) * prior);
    const share = (list: readonly number[]) => list.filter((novelty) => novelty > threshold).length / list.length;
    return {
      refusedFriends: sorted.length ? share(sorted) : position,
      caughtStrangers: strangers.length ? share(strangers) : null,
      threshold,
    };
  });
  return { points, strangers: strangers.length ? 'left-out-class' : 'none' };
}
