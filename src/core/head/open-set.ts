import type { Embedding } from '#core/embedding/embedding.ts';
import type { HeadSample, OpenSet, RejectionCurve, RejectionPoint, TrainedHead } from './head.ts';
import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { lengthOf } from '#core/linear-algebra/length.ts';
import { faceAway } from './taught-faces.ts';
import { sharesOf, witnessesOf } from './witnesses.ts';

/**
 * Squared distance to their own class mean that 95 of 100 people stay below when the mean is of many, for bodies at
 * unit length (measured on photos of glasses, masks and uniforms, tests/evaluate/README.md).
 */
const USUAL = 0.75;
/** What a whole lead is worth in squared distance; between 0.1 and 0.3 all are alike (tests/evaluate/README.md). */
const LEAN = 0.2;

/**
 * Novelty above which somebody is unknown before anybody could be held back. A mean of few people is itself off by a
 * share of their spread, so it must be looser.
 */
export function priorThreshold(samples: readonly Pick<HeadSample, 'classKey' | 'person'>[]): number {
  const people = new Map<string, Set<string>>();
  for (const { classKey, person } of samples) {
    people.set(classKey, (people.get(classKey) ?? new Set()).add(person));
  }
  const fewest = Math.min(...[...people.values()].map(({ size }) => size));
  return people.size === 0 ? 0 : USUAL * (1 + 1 / fewest);
}

/** A body at unit length. */
function unitBody(body: Float32Array): Float32Array {
  const length = lengthOf(body) || 1;
  return body.map((value) => value / length);
}

/** Means of each class's bodies, one behind the other; every person counts the same. */
export function* meansOf(classes: readonly (readonly HeadSample[])[]): Sliced<Float32Array> {
  const length = classes[0]?.[0]?.embedding.body.length ?? 0;
  const means = new Float32Array(classes.length * length);
  const meter = new WorkMeter();
  for (const [index, samples] of classes.entries()) {
    const shares = sharesOf(witnessesOf(samples));
    const mean = means.subarray(index * length, (index + 1) * length);
    for (const [at, { embedding }] of samples.entries()) {
      const unit = unitBody(embedding.body);
      for (let i = 0; i < length; i++) mean[i] = mean[i]! + unit[i]! * shares[at]!;
      if (meter.spent(4 * length)) yield;
    }
  }
  return means;
}

/**
 * How far somebody is from everything taught: squared distance of the body to the nearest class mean, 0..4 (nearest class
 * mean, Mensink et al. 2013), and what the face adds.
 */
export function distanceFrom({ means, faces }: OpenSet, { body, face }: Embedding): number {
  return nearest(means, unitBody(body)) + (faces ? faceAway(faces, face && lengthOf(face)) : 0);
}

/**
 * Novelty of somebody at a distance from everything taught: who lies between two classes is rather a stranger than who
 * lies as far out and is surely like one of them. Shares alone say which class, never whether any, so they count little.
 */
export function noveltyAt(distance: number, lead: number): number {
  return Math.max(0, distance - LEAN * lead);
}

/** By how much the likeliest class leads before the next, 0..1; 0 where there are no two. */
export function leadOf(probabilities: ArrayLike<number>): number {
  let [first, second] = [0, 0];
  for (let c = 0; c < probabilities.length; c++) {
    const share = probabilities[c]!;
    if (share > first) [first, second] = [share, first];
    else if (share > second) second = share;
  }
  return probabilities.length < 2 ? 0 : first - second;
}

/** Squared distance of a point to the nearest of some rows. */
function nearest(rows: Float32Array, point: Float32Array): number {
  const { length } = point;
  let least = Infinity;
  for (let from = 0; from < rows.length; from += length) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += (point[i]! - rows[from + i]!) ** 2;
    least = Math.min(least, sum);
  }
  return least;
}

/** The same head with another place of the slider: `share` 0..1 of the taught people may be called unknown. No training. */
export function withRefusedFriends(head: TrainedHead, share: number): TrainedHead {
  const options = { ...head.options, refusedFriends: share };
  return { ...head, options, threshold: thresholdAt(head.rejection, share) ?? head.threshold };
}

/** Where the slider stands: the strictest point that refuses no more than `share`; null where there are no points. */
export function pointAt({ points }: RejectionCurve, share: number): RejectionPoint | null {
  return points.findLast(({ refusedFriends }) => refusedFriends <= share + 1e-9) ?? points[0] ?? null;
}

/** Novelty above which somebody is unknown where the slider stands. */
export function thresholdAt(curve: RejectionCurve, share: number): number | null {
  return pointAt(curve, share)?.threshold ?? null;
}
