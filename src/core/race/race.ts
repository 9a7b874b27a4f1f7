import { fitOf } from '#core/head/fit.ts';
import type { HeadSample, TrainingOptions } from '#core/head/head.ts';
import { SampleSpace } from '#core/head/sample-space.ts';
import type { Told } from '#core/run-through.ts';
import { largestAt } from '#core/network/softmax.ts';
import { askRules } from '#core/person/rule-speaker.ts';
import type { RuleList } from '#core/person/rules.ts';
import type { Draws, Racer } from './draws.ts';
import { scoreOf, type Score } from './score.ts';

/** What the head is taught and asked about. */
export type RaceSample = Pick<HeadSample, 'classKey' | 'embedding'>;

/** What the head did with so many pictures a class in one draw. */
export interface HeadRun extends Score {
  readonly shots: number;
  /** Place in the list of draws. */
  readonly draw: number;
}

/** One moment of a race. */
export interface RaceStep {
  /** Share 0..1 done. */
  readonly done: number;
  /** The run that has just ended; null in the middle of one. */
  readonly run: HeadRun | null;
}

/** Passes over the samples between two chances for others to speak. */
const PASSES = 10;

/**
 * Trains the head with 1, 2, 4 … pictures a class, each time anew in every draw, and asks it about people whom it never
 * met: the network, the training and the options of the product's own exam. Time goes with the square of the number of
 * pictures. `draws` tell places of `samples`.
 */
export function* raceOf(
  samples: readonly RaceSample[],
  { classKeys, draws, shots }: Draws,
  options: TrainingOptions,
): Told<RaceStep, readonly HeadRun[]> {
  yield { done: 0, run: null };
  const space = yield* SampleSpace.of(samples.map(({ embedding }) => embedding));
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const whole = shots.reduce((sum, count) => sum + count ** 2, 0) * draws.length;
  const runs: HeadRun[] = [];
  let before = 0;
  for (const count of shots) {
    for (const [draw, { test, lessons }] of draws.entries()) {
      const train = lessons.flatMap((places) => places.slice(0, count));
      const fit = yield* fitOf(space, labels, classKeys.length, train, options);
      for (let epoch = 1; epoch <= options.epochs; epoch++) {
        yield* fit.epoch();
        if (epoch % PASSES === 0) yield { done: (before + (count ** 2 * epoch) / options.epochs) / whole, run: null };
      }
      const said = new Map<number, string | undefined>();
      for (const place of test) {
        said.set(place, classKeys[largestAt(fit.logits(place))]);
        yield;
      }
      const score = scoreOf(
        test,
        (place) => samples[place]!.classKey,
        (place) => said.get(place) ?? null,
      );
      const run = { shots: count, draw, ...score };
      runs.push(run);
      before += count ** 2;
      yield { done: before / whole, run };
    }
  }
  return runs;
}

/** What the rules say of the same people, a score for each draw. Whom they cannot judge they get wrong. */
export function rulesOver(
  racers: readonly Pick<Racer, 'classKey' | 'features'>[],
  { draws }: Pick<Draws, 'draws'>,
  rules: RuleList,
): Score[] {
  const said = racers.map(({ features }) => askRules(rules, features)?.key ?? null);
  return draws.map(({ test }) =>
    scoreOf(
      test,
      (place) => racers[place]!.classKey,
      (place) => said[place] ?? null,
    ),
  );
}
