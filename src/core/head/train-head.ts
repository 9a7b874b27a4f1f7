import { lengthOf } from '#core/linear-algebra/length.ts';
import type { Layer } from '#core/network/network.ts';
import { runThrough, type Sliced, type Told } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { ceilingOf } from './ceiling.ts';
import { fitOf, type Fit } from './fit.ts';
import type { HeadOptions, HeadSample, Intake, TrainedHead, TrainingOptions, TrainingProgress } from './head.ts';
import { inputsOf, intakeOf, takeIn } from './intake.ts';
import { meansOf, priorThreshold } from './open-set.ts';
import { spaceOf, type SampleSpace } from './sample-space.ts';
import { foldsOf, heldBackOf, restOf } from './exam/splits.ts';
import { taughtFaces } from './taught-faces.ts';
import { sharesOf, witnessesOf } from './witnesses.ts';

/** What training starts from until somebody chooses otherwise. */
export const DEFAULT_OPTIONS: HeadOptions = {
  epochs: 100,
  learningRate: 0.3,
  hidden: 16,
  seed: 1,
  refusedFriends: 0.05,
};

/** Training ends early once the loss of so many epochs in a row stays within this share of itself. */
const STANDS_STILL = 0.02;
const IN_A_ROW = 12;
/** Folds to hold back one of, for the curve. */
const FOLDS = 5;

/**
 * Trains a head: one hidden layer of ReLU on the frozen embedding, softmax cross-entropy, full batches, classes
 * balanced. A second network learns without one fold of the people; what it gets right of them is the progress.
 * It ends early once the loss stands still; ending where held-back people get no better was measured to cost points. The same samples, options and seed give the same weights to the bit. Not calibrated yet:
 * see `calibrate.ts`. Classes are in the order of their first samples.
 */
export function* trainingOf(
  samples: readonly HeadSample[],
  options: TrainingOptions,
): Told<TrainingProgress, TrainedHead> {
  const classKeys = [...new Set(samples.map(({ classKey }) => classKey))];
  if (samples.length === 0) return nothingTaught(options);
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const space = yield* spaceOf(samples);
  const all = restOf(samples.length, []);
  const fit = yield* fitOf(space, labels, classKeys.length, all, options);
  if (classKeys.length > 1) yield* train(fit, space, labels, classKeys.length, samples, options);
  return yield* assemble(samples, classKeys, fit, options);
}

/** What training needs of samples, without pictures and backgrounds: less to hand to the worker. */
export function forTraining(samples: readonly HeadSample[]): HeadSample[] {
  return samples.map(({ id, classKey, person, burst, embedding }) => ({ id, classKey, person, burst, embedding }));
}

/** {@link trainingOf} to its end. */
export function trainHead(samples: readonly HeadSample[], options: TrainingOptions): TrainedHead {
  return runThrough(trainingOf(samples, options));
}

function* train(
  fit: Fit,
  space: SampleSpace,
  labels: readonly number[],
  classes: number,
  samples: readonly HeadSample[],
  options: TrainingOptions,
): Told<TrainingProgress, void> {
  const { epochs } = options;
  const watched = watchedFold(samples, options.seed);
  const twin = watched && (yield* fitOf(space, labels, classes, restOf(samples.length, watched), options));
  const losses: number[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const loss = yield* fit.epoch();
    let heldOutAccuracy: number | null = null;
    if (twin) {
      yield* twin.epoch();
      heldOutAccuracy = yield* twin.accuracy(watched, labels);
    }
    yield { epoch, epochs, loss, heldOutAccuracy };
    losses.push(loss);
    const newest = losses.slice(-IN_A_ROW);
    if (newest.length === IN_A_ROW && Math.max(...newest) - Math.min(...newest) < STANDS_STILL * loss) return;
  }
}

/** A fold to watch, if every class keeps something to learn from without it. */
function watchedFold(samples: readonly HeadSample[], seed: number): number[] | null {
  const heldBack = heldBackOf(samples);
  if (heldBack === 'sample') return null;
  const held = foldsOf(samples, heldBack, FOLDS, seed)[0] ?? [];
  const left = new Set(restOf(samples.length, held).map((index) => samples[index]!.classKey));
  return left.size === new Set(samples.map(({ classKey }) => classKey)).size ? held : null;
}

/** The fit as a head: its first layer brought from the span back to the embedding. */
function* assemble(
  samples: readonly HeadSample[],
  classKeys: readonly string[],
  fit: Fit,
  options: TrainingOptions,
): Sliced<TrainedHead> {
  const intake = yield* intakeOf(
    samples.map(({ embedding }) => embedding),
    witnessesOf(samples),
    fit.scales,
  );
  const [first, ...others] = fit.network.layers;
  const length = inputsOf(intake);
  const layer: Layer = { ...first!, inputs: length, weights: new Float64Array(first!.outputs * length) };
  const factors = Array.from({ length: layer.outputs }, (_, neuron) =>
    fit.span.factors(first!.weights.subarray(neuron * first!.inputs, (neuron + 1) * first!.inputs)),
  );
  const meter = new WorkMeter();
  for (const [at, group] of fit.span.groups.entries()) {
    for (const sample of group) {
      const input = takeIn(intake, samples[sample]!.embedding);
      for (const [neuron, own] of factors.entries()) {
        const factor = own[at]! / group.length;
        const row = neuron * length;
        for (let i = 0; i < length; i++) layer.weights[row + i] = layer.weights[row + i]! + factor * input[i]!;
      }
      if (meter.spent(layer.outputs * length)) yield;
    }
  }
  const witnesses = witnessesOf(samples);
  const faces = taughtFaces(
    samples.map(({ embedding: { face } }) => face && lengthOf(face)),
    sharesOf(witnesses),
    fit.faceWeight,
  );
  const groups = classKeys.map((key) => samples.filter(({ classKey }) => classKey === key));
  return {
    kind: 'trained',
    embeddingVersion: options.embeddingVersion,
    classKeys,
    sampleCounts: groups.map(({ length: count }) => count),
    intake,
    network: { layers: [layer, ...others] },
    temperature: 1,
    ceiling: ceilingOf(new Set(witnesses).size),
    openSet: { means: yield* meansOf(groups), ...(faces && { faces }) },
    rejection: { points: [], strangers: 'none' },
    threshold: priorThreshold(samples),
    options,
  };
}

function nothingTaught(options: TrainingOptions): TrainedHead {
  const nothing = new Float32Array();
  const intake: Intake = { body: { length: 0, mean: nothing, scale: nothing }, face: null };
  return {
    kind: 'trained',
    embeddingVersion: options.embeddingVersion,
    classKeys: [],
    sampleCounts: [],
    intake,
    network: { layers: [] },
    temperature: 1,
    openSet: null,
    rejection: { points: [], strangers: 'none' },
    threshold: 0,
    options,
  };
}
