import type { OpenSet, RejectionCurve, TrainedHead } from './head.ts';
import type { TakenParts } from './sample-space.ts';

/**
 * Novelty above which somebody is unknown before there is anybody to hold back: the median distance of people to the
 * class they belong to, in the embedding's own unit (tests/evaluate/README.md).
 */
export const PRIOR_THRESHOLD = 1;

/** Means of each class's inputs, one behind the other. */
export function meansOf(groups: readonly (readonly ArrayLike<number>[])[]): Float32Array {
  const length = groups[0]?.[0]?.length ?? 0;
  const means = new Float32Array(groups.length * length);
  groups.forEach((inputs, index) => {
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (const input of inputs) sum += input[i]!;
      means[index * length + i] = sum / inputs.length;
    }
  });
  return means;
}

/** Mean squared distance of people to the mean of all, of each part at unit length: the unit of novelty. */
export const SPREADS = { body: 0.5, face: 0.5 } as const;

/**
 * How far an input is from everything taught: squared distance to the nearest class mean, in units of how far people
 * usually are from each other (nearest class mean, Mensink et al. 2013). Softmax shares say which class, never whether any: they are
 * left out. `bodyLength`: where in the input the face begins.
 */
export function noveltyOf(
  { means, bodyGain, faceGain }: OpenSet,
  input: ArrayLike<number>,
  bodyLength: number,
): number {
  const { length } = input;
  let nearest = Infinity;
  for (let from = 0; from < means.length; from += length) {
    let body = 0;
    let face = 0;
    for (let i = 0; i < bodyLength; i++) body += (input[i]! - means[from + i]!) ** 2;
    for (let i = bodyLength; i < length; i++) face += (input[i]! - means[from + i]!) ** 2;
    nearest = Math.min(nearest, body * bodyGain + face * faceGain);
  }
  return nearest;
}

/** The gains of parts that were scaled to the spread of the samples; the weights that body and face have stay in. */
export function gainsOf({ body, face }: TakenParts): Pick<OpenSet, 'bodyGain' | 'faceGain'> {
  return { bodyGain: body.spread / SPREADS.body, faceGain: face ? face.spread / SPREADS.face : 0 };
}

/** The same head with another place of the slider: `share` 0..1 of the taught people may be called unknown. No training. */
export function withRefusedFriends(head: TrainedHead, share: number): TrainedHead {
  const options = { ...head.options, refusedFriends: share };
  return { ...head, options, threshold: thresholdAt(head.rejection, share) ?? head.threshold };
}

/** Threshold of the last point that refuses no more than `share`; null where there are no points. */
export function thresholdAt({ points }: RejectionCurve, share: number): number | null {
  const allowed = points.filter(({ refusedFriends }) => refusedFriends <= share + 1e-9);
  return (allowed.at(-1) ?? points[0])?.threshold ?? null;
}
