import { largestAt } from '#core/network/softmax.ts';
import { quietly, runThrough, type Sliced, type Told } from '#core/run-through.ts';
import { askHead } from '#core/head/ask-head.ts';
import type { FoldProgress, Head, HeadSample, LinearHead, TrainedHead } from '#core/head/head.ts';
import { foldsToHold } from '#core/head/exam/held-out.ts';
import { askLinear, leadOf, noveltyFrom } from './linear-head.ts';
import { trainStudent } from './student.ts';
import { heldBackOf, restOf } from '#core/head/exam/splits.ts';
import { trainingOf } from '#core/head/train-head.ts';

/** As many samples as what is known of all classes counts for one. */
const FEW = 3;

/** A small head and what it costs, measured on samples that neither head had seen (folds of people, as in the exam). */
export interface Distilled {
  readonly head: LinearHead;
  /** How often both say the same, 0..1; null where nothing could be held back. */
  readonly agreement: number | null;
  /** Share 0..1 read right by the large and by the small head; null where nothing could be held back. */
  readonly right: { readonly large: number; readonly small: number } | null;
}

/**
 * A linear head on a projected embedding that imitates a trained one (distillation, Hinton et al. 2015). What it costs is
 * measured by doing the same without a part of the people, in turn. Throws `RangeError` where nothing was taught.
 */
export function* distilOf(
  head: TrainedHead,
  samples: readonly HeadSample[],
  seed: number,
): Told<FoldProgress, Distilled> {
  const known = samples.filter(({ classKey }) => head.classKeys.includes(classKey));
  if (head.classKeys.length === 0 || known.length === 0) throw new RangeError('nothing was taught');
  const folds = foldsToHold(known, heldBackOf(known), seed);
  const told: HeldOut[] = [];
  for (const [index, held] of folds.entries()) {
    told.push(...(yield* heldOutOf(head, known, held, seed)));
    yield { done: index + 1, of: folds.length + 1 };
  }
  const naming = yield* trainStudent(head, known, seed);
  const unheard = told.length ? told : yield* answersOf(head, naming, known);
  const { shifts, lean } = noveltyLike(unheard, head.classKeys.length);
  const small = {
    ...naming,
    offsets: naming.offsets.map((offset, c) => Math.fround(offset + shifts[c]!)),
    lean,
    threshold: Math.fround(head.threshold),
  };
  if (told.length === 0) return { head: small, agreement: null, right: null };
  const share = (right: (one: HeldOut) => boolean) => told.filter(right).length / told.length;
  const keyOf = (said: number, novelty: number) => (novelty <= head.threshold ? said : -1);
  return {
    head: small,
    agreement: share(
      (one) =>
        keyOf(one.small, noveltyFrom({ offsets: shifts, lean }, one.distance, one.logits)) ===
        keyOf(one.large, one.novelty),
    ),
    right: { large: share(({ large, truth }) => large === truth), small: share((one) => one.small === one.truth) },
  };
}

/** {@link distilOf} to its end. */
export function distil(head: TrainedHead, samples: readonly HeadSample[], seed: number): Distilled {
  return runThrough(distilOf(head, samples, seed));
}

/** Share 0..1 of the samples about which two heads say the same. */
export function agreementOf(a: Head, b: Head, samples: readonly HeadSample[]): number {
  const same = samples.filter(({ embedding }) => askHead(a, embedding).key === askHead(b, embedding).key).length;
  return samples.length ? same / samples.length : 1;
}

/** What both heads make of a sample. Classes by their places in the large head's list. */
interface HeldOut {
  readonly truth: number;
  readonly large: number;
  readonly small: number;
  /** As the large head sees it. */
  readonly novelty: number;
  /** From the middle, as the small head sees it. */
  readonly distance: number;
  readonly logits: Float64Array;
}

/** Both heads once more, made without the samples `held`, and what they make of these. */
function* heldOutOf(
  head: TrainedHead,
  samples: readonly HeadSample[],
  held: readonly number[],
  seed: number,
): Sliced<HeldOut[]> {
  const rest = restOf(samples.length, held).map((i) => samples[i]!);
  if (new Set(rest.map(({ classKey }) => classKey)).size < head.classKeys.length) return [];
  const large = { ...(yield* quietly(trainingOf(rest, head.options))), temperature: head.temperature };
  const small = yield* trainStudent(large, rest, seed);
  const places = large.classKeys.map((key) => head.classKeys.indexOf(key));
  const asked = held.map((i) => samples[i]!);
  return (yield* answersOf(large, small, asked)).map((one) => ({
    ...one,
    truth: places[one.truth]!,
    large: places[one.large]!,
    small: places[one.small]!,
  }));
}

function* answersOf(large: TrainedHead, small: LinearHead, samples: readonly HeadSample[]): Sliced<HeldOut[]> {
  const answers: HeldOut[] = [];
  for (const sample of samples) {
    answers.push(heldOut(large, small, sample));
    yield;
  }
  return answers;
}

function heldOut(large: TrainedHead, small: LinearHead, { embedding, classKey }: HeadSample): HeldOut {
  const { logits, distance } = askLinear(small, embedding);
  const said = largestAt(logits);
  const answer = askHead(large, embedding);
  return {
    truth: large.classKeys.indexOf(classKey),
    large: largestAt(answer.logits),
    small: said,
    novelty: answer.novelty,
    distance: distance + small.offsets[said]!,
    logits,
  };
}

/** What makes novelty comparable with the large head's, so that the threshold can be the same. */
function noveltyLike(told: readonly HeldOut[], classes: number): { shifts: Float64Array; lean: number } {
  const lean = Math.fround(Math.max(0, slopeOf(told)));
  const gaps = told.map(({ logits, distance, novelty }) => novelty - distance + lean * leadOf(logits));
  const usual = medianOf(gaps);
  const shifts = Float64Array.from({ length: classes }, (_, c) => {
    const own = gaps.filter((_gap, i) => told[i]!.small === c);
    // A class with few samples is believed to be like the others.
    return (own.length * medianOf(own) + FEW * usual) / (own.length + FEW);
  });
  return { shifts, lean };
}

/**
 * How much novelty falls below the distance from the middle for each unit of lead, by least squares. Without lead
 * there is no fall: friends alone, who all lead, could not tell what it is worth with strangers.
 */
function slopeOf(told: readonly HeldOut[]): number {
  let shared = 0;
  let squares = 0;
  for (const { logits, distance, novelty } of told) {
    const lead = leadOf(logits);
    shared += lead * (distance - novelty);
    squares += lead * lead;
  }
  return squares > 0 ? shared / squares : 0;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
