import { lengthOf } from '#core/linear-algebra/length.ts';
import type { Layer } from '#core/network/network.ts';
import { runThrough, type Sliced, type Told } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { ceilingOf } from './ceiling.ts';
import { fitOf, type Fit } from './fit.ts';
import type { HeadOptions, HeadSample, Intake, TrainedHead, TrainingOptions, TrainingProgress } from './head.ts';
import { inputsOf, intakeOf, takeIn } from './intake.ts';
import { meansOf, priorThreshold } from './open-set.ts';
import { spaceOf } from './sample-space.ts';
import { restOf } from './exam/splits.ts';
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

/**
 * Trains a head: one hidden layer of ReLU on the frozen embedding, softmax cross-entropy, full batches, classes
 * balanced. It ends early once the loss stands still; ending where held-back people get no better was measured to cost
 * points. The same samples, options and seed give the same weights to the bit. Not calibrated yet: see `calibrate.ts`.
 * Classes are in the order of their first samples.
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
  if (classKeys.length > 1) yield* train(fit, options);
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

function* train(fit: Fit, { epochs }: TrainingOptions): Told<TrainingProgress, void> {
  const losses: number[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const loss = yield* fit.epoch();
    yield { epoch, epochs, loss };
    losses.push(loss);
    const newest = losses.slice(-IN_A_ROW);
    if (newest.length === IN_A_ROW && Math.max(...newest) - Math.min(...newest) < STANDS_STILL * loss) return;
  }
}

/** The fit as a head: its first layer brought from the span back to the embedding. */
function* assemble(
  samples: readonly HeadSample[],
  classKeys: readonly string[],
  fit: Fit,
  options: TrainingOptions,
): Sliced<TrainedHead> {
  const witnesses = witnessesOf(samples);
  const intake = yield* intakeOf(
    samples.map(({ embedding }) => embedding),
    witnesses,
    fit.scales,
  );
  const [first, ...others] = fit.network.layers;
  const length = inputsOf(intake);
  const layer: Layer = { ...first!, inputs: length, weights: new Float64Array(first!.outputs * length) };
  yield;
  const factors: Float64Array[] = [];
  for (let neuron = 0; neuron < layer.outputs; neuron++) {
    factors.push(fit.span.factors(first!.weights.subarray(neuron * first!.inputs, (neuron + 1) * first!.inputs)));
    yield;
  }
  const meter = new WorkMeter();
  for (const [at, group] of fit.span.groups.entries()) {
    for (const sample of group) {
      const input = takeIn(intake, samples[sample]!.embedding);
      for (const [neuron, own] of factors.entries()) {
        addTo(layer.weights.subarray(neuron * length, (neuron + 1) * length), input, own[at]! / group.length);
      }
      if (meter.spent(layer.outputs * length)) yield;
    }
  }
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

function addTo(row: Float64Array, input: ArrayLike<number>, factor: number): void {
  for (let i = 0; i < row.length; i++) row[i] = row[i]! + factor * input[i]!;
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
