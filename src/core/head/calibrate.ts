import { softmax, largestAt } from '#core/network/softmax.ts';
import { retold, runThrough, type Sliced, type Told } from '#core/run-through.ts';
import type {
  FoldProgress,
  HeadSample,
  HeldOutAccuracy,
  RejectionCurve,
  RejectionPoint,
  TrainedHead,
  TrainingOptions,
} from './head.ts';
import { saidShares } from './ceiling.ts';
import { distancesOf, foldAnswersOf, foldsToHold, type HeldAnswer } from './exam/held-out.ts';
import { leadOf, noveltyAt, priorThreshold, thresholdAt } from './open-set.ts';
import { fitOf } from './fit.ts';
import { spaceOf, type SampleSpace } from './sample-space.ts';
import { heldBackOf, restOf } from './exam/splits.ts';

/** Temperatures that are tried: by 9 % from very sure to very unsure. */
const TEMPERATURES = Array.from({ length: 48 }, (_, step) => 0.25 * 1.09 ** step);
/** The one that suits most sets of few people, and how far others lie from it, in logarithms. */
const USUAL_TEMPERATURE = 0.5;
const TEMPERATURE_WIDTH = 0.4;
/** What an answer held back is worth: the head that gave it had learnt from fewer people and knew less. */
const HELD_BACK_WORTH = 0.5;
/** Positions of the slider: every fiftieth, to half of all refused. */
const POSITIONS = Array.from({ length: 26 }, (_, step) => step / 50);
/** From so many people, presses or pictures that were held back on, they alone tell how far is too far. */
const ENOUGH = 11;
/** The position at which the prior says where the threshold should be. */
const USUAL_POSITION = 0.05;

/**
 * The same head with honest percentages and a threshold for strangers, from samples that were held back in turn:
 * temperature scaling (Guo et al. 2017) and quantiles of novelty. Tells what the first network that learns without some
 * people or presses reads right of them.
 */
export function* calibrationOf(
  samples: readonly HeadSample[],
  head: TrainedHead,
): Told<CalibrationProgress, TrainedHead> {
  const { classKeys, options } = head;
  if (classKeys.length === 0) return head;
  const space = yield* spaceOf(samples);
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const heldBack = heldBackOf(samples);
  const folds = foldsToHold(samples, heldBack, options.seed);
  const of = folds.length + 1;
  const answers: HeldAnswer[] = [];
  for (const [index, held] of folds.entries()) {
    const watched = index === 0 && heldBack !== 'sample';
    const answering = foldAnswersOf(space, labels, classKeys.length, held, options, watched);
    const fold = yield* retold(answering, ({ share, heldOut }) => ({ done: index + share, of, heldOut }));
    answers.push(...fold.answers);
    yield { done: index + 1, of, heldOut: null };
  }
  const temperature = yield* temperatureOf(heldBack === 'person' ? answers : [], head.ceiling ?? 1);
  const rejection = yield* rejectionOf(samples, space, labels, { answers, temperature, options });
  return {
    ...head,
    temperature,
    rejection,
    threshold: thresholdAt(rejection, options.refusedFriends) ?? head.threshold,
  };
}

/** How far a calibration is. */
export interface CalibrationProgress extends FoldProgress {
  /** null where nothing new is known, or nobody could be held back. */
  readonly heldOut: HeldOutAccuracy | null;
}

/** {@link calibrationOf} to its end. */
export function calibrate(samples: readonly HeadSample[], head: TrainedHead): TrainedHead {
  return runThrough(calibrationOf(samples, head));
}

/**
 * The temperature under which held-back answers were least surprising, and what is believed without any. Few people tell
 * little of the next: without a belief, three of them make a head claim everything or nothing. Pictures of a person whom
 * the head knows from other pictures tell nothing and are not for here. `ceiling`: of the head, see `ceiling.ts`.
 */
export function* temperatureOf(
  answers: readonly Pick<HeldAnswer, 'label' | 'logits' | 'weight'>[],
  ceiling: number,
): Sliced<number> {
  const told = answers.flatMap(({ label, logits, weight }) => (logits ? [{ label, logits, weight }] : []));
  const surprise = (temperature: number) =>
    told.reduce(
      (sum, { label, logits, weight }) =>
        sum - weight * Math.log(Math.max(1e-9, saidShares(logits, { temperature, ceiling })[label]!)),
      0,
    );
  const fitting: number[] = [];
  for (const temperature of TEMPERATURES) {
    const belief = -(Math.log(temperature / USUAL_TEMPERATURE) ** 2) / (2 * TEMPERATURE_WIDTH ** 2);
    fitting.push(belief - HELD_BACK_WORTH * surprise(temperature));
    yield;
  }
  return TEMPERATURES[largestAt(fitting)]!;
}

/** What the slider does to samples that were held back, and to each class by a head that was never taught it. */
export function* rejectionOf(
  samples: readonly HeadSample[],
  space: SampleSpace,
  labels: readonly number[],
  { answers, temperature, options }: HeldBackAnswers,
): Sliced<RejectionCurve> {
  const leads = answers.map(({ logits }) => (logits ? leadOf(softmax(logits, temperature)) : 0));
  const friends = answers.map(({ distance }, at) => noveltyAt(distance, leads[at]!));
  const groups = groupsIn(samples, heldBackOf(samples));
  const usualLead = leads.reduce((sum, lead) => sum + lead, 0) / Math.max(1, leads.length);
  const strangers = yield* strangersOf(space, labels, { temperature, options, usualLead });
  return curveOf(friends, strangers, groups, priorThreshold(samples));
}

/** Answers of heads that had not met who was asked about, and how they are read. */
interface HeldBackAnswers {
  readonly answers: readonly HeldAnswer[];
  readonly temperature: number;
  readonly options: TrainingOptions;
}

/** Novelty of each class's samples to a head that was never taught that class. */
function* strangersOf(
  space: SampleSpace,
  labels: readonly number[],
  { temperature, options, usualLead }: Omit<HeldBackAnswers, 'answers'> & { readonly usualLead: number },
): Sliced<number[]> {
  const classes = new Set(labels).size;
  const strangers: number[] = [];
  for (let left = 0; classes > 1 && left < classes; left++) {
    const train = restOf(labels.length, []).filter((i) => labels[i] !== left);
    // Of two classes one is left, which leads before nothing: then strangers are believed to lead as friends do.
    const others = labels.map((label) => (label > left ? label - 1 : label));
    const fit = classes > 2 ? yield* fitOf(space, others, classes - 1, train, options) : null;
    for (let epoch = 0; fit && epoch < options.epochs; epoch++) yield* fit.epoch();
    const distances = yield* distancesOf(space, train, labels, fit);
    for (const [i, label] of labels.entries()) {
      if (label !== left) continue;
      strangers.push(noveltyAt(distances[i]!, fit ? leadOf(softmax(fit.logits(i), temperature)) : usualLead));
      yield;
    }
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
