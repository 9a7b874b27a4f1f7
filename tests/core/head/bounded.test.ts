import { beforeAll, describe, expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import { calibrationOf } from '#core/head/calibrate.ts';
import { distilOf } from '#core/head/distillation/distil.ts';
import { examOf } from '#core/head/exam/exam.ts';
import type { ExamSample, TrainedHead } from '#core/head/head.ts';
import { fitOf } from '#core/head/fit.ts';
import { spaceOf } from '#core/head/sample-space.ts';
import { MOST_DIRECTIONS } from '#core/head/span.ts';
import { MOST_LEARNT } from '#core/head/thinning.ts';
import { DEFAULT_OPTIONS, trainHead, trainingOf } from '#core/head/train-head.ts';
import { runThrough } from '#core/run-through.ts';
import { raceOf } from '#core/race/race.ts';
import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';

/** What is bounded does not hang on the number of passes. */
const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: 'test', epochs: 1 };
/** ms of the processor, which others use too, that no step may take; one factor of a thousand samples takes many times that. */
const LONGEST = 200;

const normal = gaussian(rng(11));
const samples = Array.from({ length: MOST_LEARNT }, (_, i): ExamSample => {
  const [label, person] = [i % 4, Math.floor(i / 40)];
  const vector = (length: number) => Float32Array.from({ length }, (_value, k) => normal() + (k % 4 === label ? 1 : 0));
  return {
    ...{ id: `${i}`, classKey: `class-${label}`, person: `${label}-${person}`, burst: `${label}-${person}` },
    embedding: { body: vector(120), face: vector(40) },
    background: { body: vector(120), face: null },
  };
});

/** Runs to the end. The third longest step, ms of the processor: what is long in a computation comes again, a collection of garbage hardly. */
function longestOf<R>(work: Generator<unknown, R>): { longest: number; result: R } {
  const steps: number[] = [];
  for (;;) {
    const began = process.cpuUsage();
    const step = work.next();
    steps.push(process.cpuUsage(began).user / 1000);
    if (!step.done) continue;
    return { longest: steps.sort((a, b) => b - a)[2] ?? 0, result: step.value };
  }
}

describe('a thousand samples never take a long step', () => {
  let head: TrainedHead;
  beforeAll(() => {
    head = trainHead(samples.slice(0, 60), OPTIONS);
  });

  test('in training', () => {
    const { longest, result } = longestOf(trainingOf(samples, OPTIONS));
    expect(longest).toBeLessThan(LONGEST);
    expect(result.sampleCounts).toEqual([250, 250, 250, 250]);
  });

  test('in calibration', () => {
    expect(longestOf(calibrationOf(samples, head)).longest).toBeLessThan(LONGEST);
  });

  test('in the exam with its alarm and its map', () => {
    const { longest, result } = longestOf(examOf(samples, OPTIONS));
    expect(longest).toBeLessThan(LONGEST);
    expect(result.map.size).toBe(MOST_LEARNT);
  });

  test('in making a code', () => {
    expect(longestOf(distilOf(head, samples.slice(0, 400), 1)).longest).toBeLessThan(LONGEST);
  });

  test('in a race', () => {
    const places = samples.map((_, i) => i);
    const lessons = [0, 1, 2, 3].map((label) => places.filter((i) => i % 4 === label).slice(0, 128));
    const draw = { seed: 1, test: places.slice(600), lessons };
    const classKeys = ['class-0', 'class-1', 'class-2', 'class-3'];
    const race = raceOf(samples, { classKeys, draws: [draw], shots: [128], heldBack: 'person' }, OPTIONS);
    expect(longestOf(race).longest).toBeLessThan(LONGEST);
  });
});

test('taken together in groups, more samples than directions say of themselves what the head says', () => {
  const many = samples.slice(0, MOST_DIRECTIONS + 100);
  const labels = many.map(({ classKey }) => Number(classKey.split('-')[1]));
  const space = runThrough(spaceOf(many));
  const places = labels.map((_, i) => i);
  const fit = runThrough(fitOf(space, labels, 4, places, OPTIONS));
  expect(fit.span.groups.length).toBeLessThanOrEqual(MOST_DIRECTIONS);
  expect(fit.span.groups.flat().sort((a, b) => a - b)).toEqual(places);
  for (const group of fit.span.groups) expect(new Set(group.map((i) => labels[i])).size).toBe(1);
  // The head is the network brought from the span to the whole embedding: both answer alike.
  const head = trainHead(many, { ...OPTIONS, epochs: 0 });
  const start = runThrough(fitOf(space, labels, 4, places, OPTIONS));
  for (const i of [0, 1, 2, 3, 500, 611]) {
    const { logits } = askHead(head, many[i]!.embedding);
    for (let c = 0; c < 4; c++) expect(logits[c]!).toBeCloseTo(start.logits(i)[c]!, 4);
  }
});

test('a thousand samples and a seed give the same weights to the bit', () => {
  expect(trainHead([...samples], OPTIONS)).toEqual(trainHead(samples, OPTIONS));
});
