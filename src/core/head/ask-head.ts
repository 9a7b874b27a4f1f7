import type { Embedding } from '#core/embedding/embedding.ts';
import { forward } from '#core/network/forward.ts';
import { largestAt, softmax } from '#core/network/softmax.ts';
import { UNKNOWN, type Answer, type Head, type TrainedHead } from './head.ts';
import { underCeiling } from './ceiling.ts';
import { takeIn } from './intake.ts';
import { askLinear } from './distillation/linear-head.ts';
import { distanceFrom, leadOf, noveltyAt } from './open-set.ts';

/** What a head says of one person. */
export function askHead(head: Head, embedding: Embedding): Answer {
  if (head.classKeys.length === 0) return nobodyKnown();
  if (head.kind === 'linear') {
    const { logits, novelty } = askLinear(head, embedding);
    return answerOf(head, logits, () => novelty);
  }
  const input = takeIn(head.intake, embedding);
  const distance = head.openSet ? distanceFrom(head.openSet, embedding) : Infinity;
  return answerOf(head, forward(head.network, input).output, (shares) => noveltyAt(distance, leadOf(shares)));
}

function answerOf(
  {
    classKeys,
    temperature,
    threshold,
    ceiling = 1,
  }: Pick<TrainedHead, 'classKeys' | 'temperature' | 'threshold' | 'ceiling'>,
  logits: ArrayLike<number>,
  noveltyFrom: (shares: Float64Array) => number,
): Answer {
  const shares = softmax(logits, temperature);
  const novelty = noveltyFrom(shares);
  const probabilities = underCeiling(shares, ceiling);
  const best = largestAt(probabilities);
  const known = novelty <= threshold;
  return {
    classKeys,
    logits: Float64Array.from(logits),
    probabilities,
    novelty,
    threshold,
    key: known ? (classKeys[best] ?? UNKNOWN) : UNKNOWN,
    confidence: known ? (probabilities[best] ?? 0) : 1 - 0.5 * (threshold / novelty),
  };
}

function nobodyKnown(): Answer {
  return {
    classKeys: [],
    logits: new Float64Array(),
    probabilities: new Float64Array(),
    novelty: Infinity,
    threshold: 0,
    key: UNKNOWN,
    confidence: 1,
  };
}
