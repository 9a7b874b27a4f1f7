import { softmax, largestAt } from '#core/network/softmax.ts';
import { faceWeightOf } from './face-weight.ts';
import { Fit } from './fit.ts';
import type { HeadSample, RejectionCurve, RejectionPoint, TrainedHead } from './head.ts';
import { gainsOf, PRIOR_THRESHOLD, thresholdAt } from './open-set.ts';
import { distancesTo, spaceOf, type SampleSpace } from './sample-space.ts';
import { foldsOf, heldBackOf, restOf } from './splits.ts';

/** How far a calibration is. */
export interface CalibrationProgress {
  readonly done: number;
  readonly of: number;
}

const FOLDS = 4;
/** Temperatures that are tried: by 9 % from very sure to very unsure. */
const TEMPERATURES = Array.from({ length: 48 }, (_, step) => 0.25 * 1.09 ** step);
/** Positions of the slider: every fiftieth, to half of all refused. */
const POSITIONS = Array.from({ length: 26 }, (_, step) => step / 50);
/** The prior counts as much as this many people, presses or pictures that were held back. */
const PRIOR_WEIGHT = 3;

/** What was found of one sample when it was held back. */
interface HeldAnswer {
  readonly label: number;
  readonly logits: ArrayLike<number>;
}

/**
 * The same head with honest percentages and a threshold for strangers, from samples that were held back in turn:
 * temperature scaling (Guo et al. 2017) and quantiles of novelty.
 */
export function* calibrationOf(
  samples: readonly HeadSample[],
  head: TrainedHead,
): Generator<CalibrationProgress, TrainedHead> {
  const { classKeys, options } = head;
  if (classKeys.length === 0) return head;
  const space = spaceOf(samples);
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const heldBack = heldBackOf(samples);
  const folds = foldsOf(samples, heldBack, FOLDS, options.seed);
  const answers: HeldAnswer[] = [];
  const friends: number[] = [];
  for (const [index, held] of folds.entries()) {
    const train = restOf(samples.length, held);
    const taught = new Set(train.map((i) => labels[i]));
    const known = held.filter((i) => taught.has(labels[i]));
    if (classKeys.length > 1 && taught.size === classKeys.length) {
      const fit = new Fit(space, labels, classKeys.length, train, options);
      for (let epoch = 0; epoch < options.epochs; epoch++) fit.epoch();
      for (const i of known) answers.push({ label: labels[i]!, logits: fit.logits(i) });
    }
    const near = nearest(space, train, labels, classKeys.length);
    for (const i of known) friends.push(near[i]!);
    yield { done: index + 1, of: folds.length + 1 };
  }
  const rejection = curveOf(friends, strangersOf(space, labels, classKeys.length), groupsIn(samples, heldBack));
  return {
    ...head,
    temperature: temperatureOf(answers),
    rejection,
    threshold: thresholdAt(rejection, options.refusedFriends) ?? PRIOR_THRESHOLD,
  };
}

/** {@link calibrationOf} to its end. */
export function calibrate(samples: readonly HeadSample[], head: TrainedHead): TrainedHead {
  const calibration = calibrationOf(samples, head);
  for (;;) {
    const step = calibration.next();
    if (step.done) return step.value;
  }
}

/** The temperature under which held-back answers were least surprising; 1 where nothing could be held back. */
export function temperatureOf(answers: readonly HeldAnswer[]): number {
  if (answers.length === 0) return 1;
  const surprise = (temperature: number) =>
    answers.reduce((sum, { label, logits }) => sum - Math.log(Math.max(1e-9, softmax(logits, temperature)[label]!)), 0);
  const losses = Float64Array.from(TEMPERATURES, (temperature) => -surprise(temperature));
  return TEMPERATURES[largestAt(losses)]!;
}

/** Novelty of every sample with some of them taught. */
function nearest(
  space: SampleSpace,
  train: readonly number[],
  labels: readonly number[],
  classes: number,
): Float64Array {
  const result = new Float64Array(space.size).fill(Infinity);
  const parts = space.taken(train);
  const weight = faceWeightOf(parts, space.size, labels, classes, train);
  const { bodyGain, faceGain } = gainsOf(parts);
  const products = parts.body.products.map(
    (product, i) => (1 - weight) * bodyGain * product + weight * faceGain * (parts.face?.products[i] ?? 0),
  );
  for (const label of new Set(train.map((i) => labels[i]))) {
    const group = train.filter((i) => labels[i] === label);
    const distances = distancesTo(products, group, space.size);
    distances.forEach((distance, i) => (result[i] = Math.min(result[i]!, distance)));
  }
  return result;
}

/** Novelty of each class's samples to a head that was never taught that class. */
function strangersOf(space: SampleSpace, labels: readonly number[], classes: number): number[] {
  if (classes < 2) return [];
  return Array.from({ length: classes }, (_, left) => {
    const train = restOf(space.size, []).filter((i) => labels[i] !== left);
    const near = nearest(space, train, labels, classes);
    return labels.flatMap((label, i) => (label === left ? [near[i]!] : []));
  }).flat();
}

/** How much the held-back samples are worth: their people, presses or pictures. */
function groupsIn(samples: readonly HeadSample[], heldBack: 'person' | 'burst' | 'sample'): number {
  // Pictures of one press are near twins: however many, they say little of the next person.
  return heldBack === 'sample' ? 1 : new Set(samples.map((sample) => sample[heldBack])).size;
}

function curveOf(friends: readonly number[], strangers: readonly number[], groups: number): RejectionCurve {
  const sorted = [...friends].sort((a, b) => a - b);
  const trust = sorted.length ? groups / (groups + PRIOR_WEIGHT) : 0;
  const points = POSITIONS.map((position): RejectionPoint => {
    const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil((1 - position) * sorted.length) - 1));
    const threshold = trust * (sorted[at] ?? 0) + (1 - trust) * PRIOR_THRESHOLD;
    const share = (list: readonly number[]) => list.filter((novelty) => novelty > threshold).length / list.length;
    return {
      refusedFriends: sorted.length ? share(sorted) : position,
      caughtStrangers: strangers.length ? share(strangers) : null,
      threshold,
    };
  });
  return { points, strangers: strangers.length ? 'left-out-class' : 'none' };
}
