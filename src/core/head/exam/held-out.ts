import { fitOf, type Fit } from '#core/head/fit.ts';
import type { FoldProgress, HeadSample, HeldOutAccuracy, TrainingOptions } from '#core/head/head.ts';
import { believedWeights } from '#core/head/part-weights.ts';
import type { SampleSpace } from '#core/head/sample-space.ts';
import { retold, type Sliced, type Told } from '#core/run-through.ts';
import { faceAway, taughtFaces } from '#core/head/taught-faces.ts';
import { sharesOf } from '#core/head/witnesses.ts';
import { foldsOf, restOf, type HeldBack } from './splits.ts';

/** Calibration and exam hold back the same people, so the exam tells what the slider does. */
const FOLDS = 4;

/** What was found of one sample when it was held back. */
export interface HeldAnswer {
  /** Place in the list of samples. */
  readonly sample: number;
  readonly label: number;
  /** Nothing where there was nothing to tell apart. */
  readonly logits: ArrayLike<number> | null;
  /** Squared distance from everything taught, to a head that never saw it. */
  readonly distance: number;
  /** Of a person's held-back pictures together 1: near twins are one witness. */
  readonly weight: number;
}

/** What samples that were held back together were called by a network that learnt from all others. */
export interface FoldAnswers {
  readonly train: readonly number[];
  /** null where the others do not show every class. */
  readonly fit: Fit | null;
  /** Of the held-back samples whose class the others show. */
  readonly answers: readonly HeldAnswer[];
}

/** Samples to hold back in turn. A fold that would take away all of a class is held back piece by piece. */
export function foldsToHold(samples: readonly HeadSample[], heldBack: HeldBack, seed: number): number[][] {
  const classes = new Set(samples.map(({ classKey }) => classKey)).size;
  return foldsOf(samples, heldBack, FOLDS, seed).flatMap((fold) => {
    const left = new Set(restOf(samples.length, fold).map((i) => samples[i]!.classKey));
    if (left.size === classes || heldBack === 'sample') return [fold];
    const pieces = new Map<string, number[]>();
    for (const i of fold) pieces.set(samples[i]![heldBack], [...(pieces.get(samples[i]![heldBack]) ?? []), i]);
    return [...pieces.values()];
  });
}

/** Epochs between two words about how far it is. */
const SLICE = 5;

/** How far the training of a fold is. */
export interface FoldTraining {
  /** Share 0..1 that is done. */
  readonly share: number;
  /** null where nobody watches. */
  readonly heldOut: HeldOutAccuracy | null;
}

/**
 * Trains without `held` and answers them. `labels` of all samples, 0..`classes` − 1. `watched`: it asks about them on the
 * way, too.
 */
export function* foldAnswersOf(
  space: SampleSpace,
  labels: readonly number[],
  classes: number,
  held: readonly number[],
  options: TrainingOptions,
  watched = false,
): Told<FoldTraining, FoldAnswers> {
  const train = restOf(labels.length, held);
  const taught = new Set(train.map((i) => labels[i]));
  const fit = classes > 1 && taught.size === classes ? yield* fitOf(space, labels, classes, train, options) : null;
  for (let epoch = 1; fit && epoch <= options.epochs; epoch++) {
    yield* fit.epoch();
    if (epoch % SLICE) continue;
    const heldOut = watched ? { epoch, accuracy: yield* fit.accuracy(held, labels) } : null;
    yield { share: epoch / (options.epochs + 1), heldOut };
  }
  const distances = yield* distancesOf(space, train, labels, fit);
  const asked = held.filter((i) => taught.has(labels[i]));
  const pictures = new Map<string, number>();
  for (const i of asked) pictures.set(space.witnesses[i]!, (pictures.get(space.witnesses[i]!) ?? 0) + 1);
  const answers: HeldAnswer[] = [];
  for (const i of asked) {
    const weight = 1 / pictures.get(space.witnesses[i]!)!;
    answers.push({ sample: i, label: labels[i]!, logits: fit?.logits(i) ?? null, distance: distances[i]!, weight });
    yield;
  }
  return { train, fit, answers };
}

/** One fold, told as a part of `of` folds of which `before` are done. */
export function* foldAmong(
  answering: Told<FoldTraining, FoldAnswers>,
  before: number,
  of: number,
): Told<FoldProgress, FoldAnswers> {
  const answers = yield* retold(answering, ({ share }) => ({ done: before + share, of }));
  yield { done: before + 1, of };
  return answers;
}

/**
 * Distance of every sample from everything that a head was taught with those of `train`, as `distanceFrom` has it. `fit`:
 * of these; without one the face counts what is believed before anything is known of the classes.
 */
export function* distancesOf(
  space: SampleSpace,
  train: readonly number[],
  labels: readonly number[],
  fit: Fit | null,
): Sliced<Float64Array> {
  const result = new Float64Array(labels.length).fill(Infinity);
  for (const label of new Set(train.map((i) => labels[i]))) {
    const distances = yield* space.distancesTo(train.filter((i) => labels[i] === label));
    distances.forEach((distance, i) => (result[i] = Math.min(result[i]!, distance)));
  }
  if (train.length === 0) return result;
  const faces = taughtFaces(
    train.map((i) => space.faceLength(i)),
    sharesOf(train.map((i) => space.witnesses[i]!)),
    fit?.faceWeight ?? believedWeights(yield* space.taken(train)).face,
  );
  return faces ? result.map((distance, i) => distance + faceAway(faces, space.faceLength(i))) : result;
}
