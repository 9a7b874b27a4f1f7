import { largestAt, softmax } from '#core/network/softmax.ts';
import { runThrough, type Told } from '#core/run-through.ts';
import { backgroundGuesses, backgroundSpaceOf, type BackgroundGuess } from './background-guesses.ts';
import { rejectionOf, temperatureOf } from '#core/head/calibrate.ts';
import { ceilingOf, underCeiling } from '#core/head/ceiling.ts';
import { calibrationError } from '#core/head/calibration-error.ts';
import type { ClassReport, ExamReport, Graded, Score } from './exam-report.ts';
import type { ExamSample, FoldProgress, TrainingOptions } from '#core/head/head.ts';
import { embeddingMapOf } from './embedding-map.ts';
import { foldAmong, foldAnswersOf, foldsToHold, type HeldAnswer } from './held-out.ts';
import { leadOf, noveltyAt, priorThreshold, thresholdAt } from '#core/head/open-set.ts';
import { shortcutOf } from './shortcut.ts';
import { heldBackOf } from './splits.ts';
import { weakestPoint } from './weakest-point.ts';
import { witnessesOf } from '#core/head/witnesses.ts';

/** Below this many people a class may be known by who they are. */
const PEOPLE = 2;

/** The class that a held-back answer says. */
type ToldAnswer = HeldAnswer & { readonly logits: ArrayLike<number> };

/**
 * The honest exam: every sample is answered by a network that never met its person (or never saw its press, where a
 * class has one person), and once more by one that nearly saw it. Seeded by the options; yields every few epochs.
 */
export function* examOf(samples: readonly ExamSample[], options: TrainingOptions): Told<FoldProgress, ExamReport> {
  const classKeys = [...new Set(samples.map(({ classKey }) => classKey))];
  const labels = samples.map(({ classKey }) => classKeys.indexOf(classKey));
  const split = heldBackOf(samples);
  const heldBack = split === 'sample' || classKeys.length < 2 ? 'nothing' : split;
  const unseenFolds = heldBack === 'nothing' ? [] : foldsToHold(samples, heldBack, options.seed);
  const nearFolds = classKeys.length < 2 ? [] : foldsToHold(samples, 'sample', options.seed);
  const of = unseenFolds.length + nearFolds.length;
  const backgrounds = yield* backgroundSpaceOf(samples);
  const { space } = backgrounds;
  const folds: ToldAnswer[][] = [];
  const guesses: BackgroundGuess[] = [];
  for (const held of unseenFolds) {
    const fold = yield* foldAmong(foldAnswersOf(space, labels, classKeys.length, held, options), folds.length, of);
    folds.push(toldOf(fold.answers));
    guesses.push(...(yield* backgroundGuesses(backgrounds, labels, fold)));
  }
  const near: ToldAnswer[] = [];
  for (const [index, held] of nearFolds.entries()) {
    const answering = foldAnswersOf(space, labels, classKeys.length, held, options);
    near.push(...toldOf((yield* foldAmong(answering, folds.length + index, of)).answers));
  }
  const unseen = folds.flat();
  const people = heldBack === 'person';
  const ceiling = ceilingOf(new Set(witnessesOf(samples)).size);
  const temperatureOfAll = yield* temperatureOf(people ? unseen : [], ceiling);
  const rejection =
    unseen.length > 0
      ? yield* rejectionOf(samples, space, labels, {
          answers: unseen,
          temperature: temperatureOfAll,
          options,
        })
      : null;
  const threshold = (rejection && thresholdAt(rejection, options.refusedFriends)) ?? priorThreshold(samples);
  const graded: Graded[] = [];
  for (const answers of folds) {
    // A temperature that has seen the answers it is judged by would flatter itself.
    const others = folds.filter((other) => other !== answers).flat();
    const temperature = yield* temperatureOf(people ? others : [], ceiling);
    graded.push(
      ...answers.map((answer) =>
        gradedOf(answer, samples, classKeys, { temperature, temperatureOfAll, threshold, ceiling }),
      ),
    );
  }
  const group = heldBack === 'burst' ? 'burst' : 'person';
  const groups = samples.map((sample) => sample[group]);
  const points = yield* embeddingMapOf(space, samples.length);
  const shortcut = yield* shortcutOf(guesses, groups, classKeys, options.seed);
  const classes = classKeys.map((classKey) => classReport(classKey, samples, graded));
  const matrix = classKeys.map((truth) =>
    classKeys.map((said) =>
      graded.filter((one) => one.classKey === truth && one.said === said).map(({ sample }) => sample),
    ),
  );
  return {
    classes,
    unseenPeople: scoreOf(graded.map(({ classKey, said }) => classKey === said)),
    heldBack,
    nearlySeen: scoreOf(near.map(({ label, logits }) => largestAt(logits) === label)),
    matrix,
    graded,
    calibrationError: calibrationError(
      graded.map(({ confidence, classKey, said }) => ({ confidence, right: classKey === said })),
    ),
    shortcut,
    weakest: weakestPoint({ classes, matrix, shortcut }),
    map: new Map(samples.map(({ id }, i) => [id, points[i]!])),
  };
}

/** {@link examOf} to its end. */
export function exam(samples: readonly ExamSample[], options: TrainingOptions): ExamReport {
  return runThrough(examOf(samples, options));
}

function toldOf(answers: readonly HeldAnswer[]): ToldAnswer[] {
  return answers.flatMap((answer) => (answer.logits ? [{ ...answer, logits: answer.logits }] : []));
}

/** How an answer is read: how sure it is by the other folds' temperature, whether it is known as the head has it. */
interface Grading {
  readonly temperature: number;
  readonly temperatureOfAll: number;
  readonly threshold: number;
  readonly ceiling: number;
}

function gradedOf(
  { sample, label, logits, distance }: ToldAnswer,
  samples: readonly ExamSample[],
  classKeys: readonly string[],
  { temperature, temperatureOfAll, threshold, ceiling }: Grading,
): Graded {
  const shares = softmax(logits, temperature);
  const best = largestAt(shares);
  return {
    sample: samples[sample]!.id,
    classKey: classKeys[label]!,
    said: classKeys[best]!,
    confidence: underCeiling(shares, ceiling)[best]!,
    known: noveltyAt(distance, leadOf(softmax(logits, temperatureOfAll))) <= threshold,
  };
}

function classReport(classKey: string, samples: readonly ExamSample[], graded: readonly Graded[]): ClassReport {
  const own = samples.filter((sample) => sample.classKey === classKey);
  const people = new Set(own.map(({ person }) => person)).size;
  const answers = graded.filter((one) => one.classKey === classKey);
  return {
    classKey,
    samples: own.length,
    people,
    // Held-back presses of the one person of a class are no people it never met.
    recall: people >= PEOPLE ? scoreOf(answers.map(({ said }) => said === classKey)) : null,
    whoNotWhat: people < PEOPLE,
  };
}

function scoreOf(right: readonly boolean[]): Score | null {
  return right.length > 0 ? { right: right.filter(Boolean).length, of: right.length } : null;
}
