import { forward } from '#core/network/forward.ts';
import { largestAt } from '#core/network/softmax.ts';
import type { ExamSample } from '#core/head/head.ts';
import type { FoldAnswers } from './held-out.ts';
import { SampleSpace, spaceOf } from '#core/head/sample-space.ts';
import { witnessesOf } from '#core/head/witnesses.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';

/** A space of samples followed by their backgrounds. */
export interface BackgroundSpace {
  readonly space: SampleSpace;
  /** Place of each sample's background in the space; null where it has none. */
  readonly places: readonly (number | null)[];
}

/** The class that a background alone was taken for. */
export interface BackgroundGuess {
  /** Place in the list of samples. */
  readonly sample: number;
  readonly label: number;
  readonly said: number;
}

/** The space in which a head that learnt from some samples can be asked about their backgrounds. */
export function* backgroundSpaceOf(samples: readonly ExamSample[]): Sliced<BackgroundSpace> {
  const places: (number | null)[] = [];
  const backgrounds = samples.flatMap(({ background }) => (background ? [background] : []));
  let place = samples.length;
  for (const { background } of samples) places.push(background ? place++ : null);
  if (backgrounds.length === 0) return { space: yield* spaceOf(samples), places };
  const all = [...samples.map(({ embedding }) => embedding), ...backgrounds];
  return { space: yield* SampleSpace.of(all, witnessesOf(samples)), places };
}

/**
 * What the network of a fold says of the backgrounds of those it never met. A grey figure in every picture moves all of
 * them by one common way, away from everything the network has seen, so that it would call all of them the same: the
 * mean background of the classes it learnt from is put where the mean sample is, and classes are compared with what
 * they get on average there. What is left is how backgrounds differ from each other.
 */
export function* backgroundGuesses(
  { places }: BackgroundSpace,
  labels: readonly number[],
  { train, fit, answers }: FoldAnswers,
): Sliced<BackgroundGuess[]> {
  const taught = train.filter((i) => places[i] !== null);
  const classes = [...new Set(train.map((i) => labels[i]!))];
  const counts = classes.map((label) => taught.filter((i) => labels[i] === label).length);
  if (!fit || counts.includes(0)) return [];
  const meter = new WorkMeter();
  const solving = fit.span.groups.length ** 2 / 2;
  // Each class counts the same: what classes share is common, not what the larger one has.
  const weights = taught.map((i) => 1 / (classes.length * counts[classes.indexOf(labels[i]!)]!));
  const coordinates: Float64Array[] = [];
  for (const sample of taught) {
    coordinates.push(fit.coordinates(places[sample]!));
    if (meter.spent(solving)) yield;
  }
  const mean = weightedMean(coordinates, weights);
  const around = (own: Float64Array) =>
    forward(
      fit.network,
      own.map((value, k) => value - mean[k]!),
    ).output;
  const said: ArrayLike<number>[] = [];
  for (const own of coordinates) {
    said.push(around(own));
    if (meter.spent(solving)) yield;
  }
  const usual = weightedMean(said, weights);
  const guesses: BackgroundGuess[] = [];
  for (const { sample, label } of answers) {
    const place = places[sample];
    if (place === null || place === undefined) continue;
    const logits = around(fit.coordinates(place));
    guesses.push({ sample, label, said: largestAt(Float64Array.from(logits, (logit, c) => logit - usual[c]!)) });
    if (meter.spent(solving)) yield;
  }
  return guesses;
}

function weightedMean(vectors: readonly ArrayLike<number>[], weights: readonly number[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  vectors.forEach((vector, i) => {
    for (let k = 0; k < mean.length; k++) mean[k] = mean[k]! + weights[i]! * vector[k]!;
  });
  return mean;
}
