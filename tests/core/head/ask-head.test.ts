import { describe, expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import { ceilingOf, PLAIN, saidShares, underCeiling } from '#core/head/ceiling.ts';
import type { LinearHead, TrainedHead } from '#core/head/head.ts';
import { inputsOf, takeIn } from '#core/head/intake.ts';
import { isGuess } from '#core/head/maybe.ts';
import {
  distanceFrom,
  leadOf,
  noveltyAt,
  pointAt,
  priorThreshold,
  thresholdAt,
  withRefusedFriends,
} from '#core/head/open-set.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';

const part = (length: number, mean: number, scale: number) => ({
  length,
  mean: new Float32Array(length).fill(mean),
  scale: new Float32Array(length).fill(scale),
});
const options = { ...DEFAULT_OPTIONS, embeddingVersion: 'v' };
/** Two numbers of a body and one of a face; the logits are the first two numbers that come in. */
const head: TrainedHead = {
  ...{ kind: 'trained', embeddingVersion: 'v', classKeys: ['a', 'b'], sampleCounts: [1, 1], options },
  intake: { body: part(2, 0, 1), face: part(1, 0.5, 2) },
  network: {
    layers: [{ inputs: 3, outputs: 2, weights: Float64Array.of(1, 0, 0, 0, 1, 0), biases: new Float64Array(2), activation: 'linear' }], // prettier-ignore
  },
  ...{ temperature: 0.5, threshold: 0.4, rejection: { points: [], strangers: 'none' } },
  openSet: { means: Float32Array.of(1, 0, 0, 1) },
};
const bodyOf = (x: number, y: number) => ({ body: Float32Array.of(x, y), face: null });
const shareOf = (x: number, y: number, temperature: number) => 1 / (1 + Math.exp((y - x) / temperature));

describe('a trained head', () => {
  test('says the class whose logit is largest, with the share at its temperature', () => {
    const answer = askHead(head, bodyOf(3, 4));
    expect([...answer.logits]).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)]);
    expect([...answer.probabilities]).toEqual([
      expect.closeTo(shareOf(0.6, 0.8, 0.5), 6),
      expect.closeTo(shareOf(0.8, 0.6, 0.5), 6),
    ]);
    expect(answer.key).toBe('b');
    expect(answer.confidence).toBe(answer.probabilities[1]);
    const lead = shareOf(0.8, 0.6, 0.5) - shareOf(0.6, 0.8, 0.5);
    // (0.6, 0.8) is 0.4 from (0, 1), squared; a lead makes it less new.
    expect(answer.novelty).toBeCloseTo(0.4 - 0.2 * lead, 6);
    expect([answer.threshold, answer.classKeys]).toEqual([0.4, ['a', 'b']]);
  });

  test('calls whoever is farther than its threshold unknown, the surer the farther', () => {
    const answer = askHead({ ...head, threshold: 0.1 }, bodyOf(3, 4));
    expect(answer.key).toBe('unknown');
    expect(answer.confidence).toBeCloseTo(1 - 0.5 * (0.1 / answer.novelty), 9);
    const { novelty } = askHead(head, bodyOf(3, 4));
    expect(askHead({ ...head, threshold: novelty }, bodyOf(3, 4)).key).toBe('b');
  });

  test('claims no more than its ceiling', () => {
    const { probabilities } = askHead({ ...head, ceiling: 0.75, temperature: 0.01 }, bodyOf(0, 1));
    expect([...probabilities]).toEqual([expect.closeTo(0.25, 6), expect.closeTo(0.75, 6)]);
  });

  test('that knows nothing of distances takes everybody for new', () => {
    const { novelty, key } = askHead({ ...head, openSet: null }, bodyOf(0, 1));
    expect([novelty, key]).toEqual([Infinity, 'unknown']);
    expect(askHead({ ...head, openSet: null, threshold: Infinity }, bodyOf(0, 1)).key).toBe('b');
  });

  test('of nothing taught knows nobody', () => {
    const answer = askHead(trainHead([], options), bodyOf(0, 1));
    expect(answer).toEqual({
      ...{ classKeys: [], logits: new Float64Array(), probabilities: new Float64Array() },
      ...{ novelty: Infinity, threshold: 0, key: 'unknown', confidence: 1 },
    });
  });
});

describe('the intake', () => {
  const { intake } = head;

  test('takes parts at unit length, less their mean, scaled; a face that is missing counts as the mean', () => {
    expect(inputsOf(intake)).toBe(3);
    const faced = { body: Float32Array.of(3, -4), face: Float32Array.of(-7) };
    expect([...takeIn(intake, faced)]).toEqual([expect.closeTo(0.6, 6), expect.closeTo(-0.8, 6), -3]);
    expect([...takeIn(intake, { ...faced, face: null })]).toEqual([expect.closeTo(0.6, 6), expect.closeTo(-0.8, 6), 0]);
  });

  test('looks at no face where none was taught, and stands a body of nothing', () => {
    const bodies = { ...intake, face: null };
    expect(inputsOf(bodies)).toBe(2);
    expect([...takeIn(bodies, { body: new Float32Array(2), face: Float32Array.of(1) })]).toEqual([0, 0]);
  });
});

describe('how far somebody is', () => {
  test('is the squared distance to the nearest mean, at unit length', () => {
    const means = Float32Array.of(1, 0, 0, 1, -1, 0);
    expect(distanceFrom({ means }, bodyOf(0, -7))).toBeCloseTo(2, 9);
    expect(distanceFrom({ means }, bodyOf(-3, 0))).toBe(0);
    expect(distanceFrom({ means }, bodyOf(0, 0))).toBe(1);
  });

  test('adds what the face says, where faces were taught', () => {
    const faces = { size: Math.log(0.5), found: 0.5, weight: 0.5 };
    const at = (face: Float32Array | null) =>
      distanceFrom({ means: Float32Array.of(1, 0), faces }, { body: Float32Array.of(1, 0), face });
    expect(at(Float32Array.of(0.3, 0.4))).toBeCloseTo(0, 9);
    // One width away; beyond nine squared widths nothing grows; missing counts three, as often as faces were found.
    expect(at(Float32Array.of(0.5 * Math.exp(0.5)))).toBeCloseTo(0.2 * 0.25, 6);
    expect(at(Float32Array.of(1e-6))).toBeCloseTo(0.2 * 0.25 * 9, 9);
    expect(at(null)).toBeCloseTo(0.2 * 0.25 * 3 * 0.5, 9);
  });

  test('is less new with a lead, never below nothing', () => {
    expect(noveltyAt(0.5, 0.5)).toBeCloseTo(0.4, 12);
    expect(noveltyAt(0.05, 1)).toBe(0);
    expect([leadOf([0.1, 0.7, 0.2]), leadOf([0.5, 0.5]), leadOf([0.9]), leadOf([])]).toEqual([expect.closeTo(0.5, 12), 0, 0, 0]); // prettier-ignore
  });

  test('before anybody was held back: looser the fewer people the smallest class has', () => {
    const of = (...people: readonly string[]) => people.map((one) => ({ classKey: one[0]!, person: one }));
    expect(priorThreshold([])).toBe(0);
    expect(priorThreshold(of('a1', 'b1'))).toBe(1.5);
    expect(priorThreshold(of('a1', 'a2', 'a3', 'b1', 'b2', 'b2'))).toBeCloseTo(0.75 * 1.5, 12);
  });
});

describe('the slider for strangers', () => {
  const points = [0, 0.1, 0.2].map((refusedFriends, at) => ({
    refusedFriends,
    caughtStrangers: null,
    threshold: 3 - at,
  }));
  const rejection = { points, strangers: 'none' as const };

  test('stands at the strictest point that refuses no more than was chosen', () => {
    expect([0, 0.05, 0.1, 0.19, 1].map((share) => thresholdAt(rejection, share))).toEqual([3, 3, 2, 2, 1]);
    expect(pointAt(rejection, 0.1 - 1e-12)).toBe(points[1]);
    expect(thresholdAt({ ...rejection, points: points.slice(1) }, 0)).toBe(2);
    expect([pointAt({ ...rejection, points: [] }, 0), thresholdAt({ ...rejection, points: [] }, 0)]).toEqual([
      null,
      null,
    ]);
  });

  test('changes the threshold and nothing that was learnt', () => {
    const moved = withRefusedFriends({ ...head, rejection }, 0.1);
    expect(moved).toEqual({ ...head, rejection, threshold: 2, options: { ...options, refusedFriends: 0.1 } });
    expect(withRefusedFriends(head, 0.1).threshold).toBe(head.threshold);
  });
});

describe('shares', () => {
  test('are drawn towards a guess, never above the ceiling, and a single one is whole', () => {
    const near = (shares: Float64Array, ...to: readonly number[]) =>
      expect([...shares]).toEqual(to.map((one) => expect.closeTo(one, 9) as number));
    near(underCeiling(Float64Array.of(1, 0), 0.75), 0.75, 0.25);
    near(underCeiling(Float64Array.of(0.5, 0.3, 0.2), 0.8), 1 / 3 + 0.7 * (0.5 - 1 / 3), 1 / 3 + 0.7 * (0.3 - 1 / 3), 1 / 3 + 0.7 * (0.2 - 1 / 3)); // prettier-ignore
    near(underCeiling(Float64Array.of(1, 0), 0.3), 0.5, 0.5);
    near(underCeiling(Float64Array.of(1), 0.3), 1);
    near(saidShares([1, 0], { temperature: 2, ceiling: 0.75 }), 0.5 + 0.5 * (shareOf(1, 0, 2) - 0.5), 0.5 - 0.5 * (shareOf(1, 0, 2) - 0.5)); // prettier-ignore
    near(saidShares([1, 0], PLAIN), shareOf(1, 0, 1), shareOf(0, 1, 1));
  });

  test('of n people: n + 1 of n + 2', () => {
    expect([0, 1, 8].map(ceilingOf)).toEqual([1 / 2, 2 / 3, 0.9]);
  });

  test('of a head below 0.6 are a guess; rules never guess', () => {
    const said = (by: 'head' | 'rules', confidence: number) => isGuess({ by, confidence });
    expect([said('head', 0.59), said('head', 0.6), said('rules', 0.1)]).toEqual([true, false, false]);
  });
});

describe('a head of a code', () => {
  const linear: LinearHead = {
    ...{ kind: 'linear', embeddingVersion: 'v', classKeys: ['a', 'b'], classNames: [null, null] },
    // All numbers go to the one place of the projection, each with its sign.
    ...{ bodyLength: 1, faceLength: 1, projectionSeed: 3, projected: 1, faceScale: 0.5, temperature: 1 },
    ...{ missingFace: Float64Array.of(0.25, -0.25), offsets: Float64Array.of(0.1, 0.7), lean: 0.5, threshold: 9 },
    middle: Float64Array.of(2),
    network: { layers: [{ inputs: 1, outputs: 2, weights: Float64Array.of(1, -1), biases: Float64Array.of(0, 0.5), activation: 'linear' }] }, // prettier-ignore
  };
  const sign = (x: number) =>
    askHead({ ...linear, missingFace: new Float64Array(2) }, { body: Float32Array.of(x), face: null }).logits[0]!;

  test('adds what stands for a missing face, and what a face says as much as it counts', () => {
    const own = sign(5);
    expect([Math.abs(own), sign(-5)]).toEqual([1, -own]);
    const { logits } = askHead(linear, { body: Float32Array.of(5), face: null });
    expect([...logits]).toEqual([own + 0.25, -own + 0.5 - 0.25]);
    const faced = askHead(linear, { body: Float32Array.of(5), face: Float32Array.of(3) }).logits;
    expect([0.5, 1.5]).toContain(Math.abs(faced[0]!));
    expect(faced[1]).toBe(0.5 - faced[0]!);
    const blind = askHead({ ...linear, faceLength: 0 }, { body: Float32Array.of(5), face: Float32Array.of(3) }).logits;
    expect([...blind]).toEqual([
      ...askHead({ ...linear, faceLength: 0 }, { body: Float32Array.of(5), face: null }).logits,
    ]);
  });

  test('is as new as the distance from the middle, the offset of the likeliest class, and its lead say', () => {
    const body = Float32Array.of(sign(1));
    // So that the body comes in as 1: logits 1 and −0.5 before a missing face.
    const answer = askHead(linear, { body, face: null });
    expect([...answer.logits]).toEqual([1.25, -0.75]);
    expect(answer.novelty).toBeCloseTo(2 + 0.1 - 0.5 * (1.25 - 0.25), 12);
    const other = askHead(linear, { body: Float32Array.of(-body[0]!), face: null });
    expect([...other.logits]).toEqual([-0.75, 1.25]);
    expect(other.novelty).toBe(0);
  });
});
