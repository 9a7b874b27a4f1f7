import type { CaptureEnd, Fitted, TeachProgress, TeachRequest } from '#bridge/teach-protocol.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import { calibrationOf } from '#core/head/calibrate.ts';
import { examOf } from '#core/head/exam/exam.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type { Head } from '#core/head/head.ts';
import { distilOf, type Distilled } from '#core/head/distillation/distil.ts';
import { quietly } from '#core/run-through.ts';
import { trainingOf } from '#core/head/train-head.ts';
import type { Embedder } from './embedder.ts';
import type { PendingRequests } from './pending-requests.ts';
import { explainPerson } from './explain-person.ts';
import type { Job, Turns } from './turns.ts';
import { takeSample } from './take-sample.ts';

type Asked<T extends TeachRequest['type']> = Extract<TeachRequest, { type: T }>;

export interface DeskOptions {
  readonly embedder: Embedder;
  readonly errands: PendingRequests;
  readonly clock: () => number;
  readonly turns: Turns;
  /** The head that speaks now. */
  readonly head: () => Head | null;
}

/** What teaching asks of the worker: pictures of a person, a head, its exam, and why it said so. */
export class TeachDesk {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Takes pictures of one person, one a look at most, and tells each. */
  capture(
    { track, most, every }: Asked<'capture'>,
    tell: (unlabelled: TeachProgress['capture']) => void,
    signal: AbortSignal,
  ): Promise<CaptureEnd> {
    const { embedder, errands } = this.#options;
    return new Promise((resolve, reject) => {
      let taken = 0;
      let takenAt = -Infinity;
      const errand = {
        track,
        seen: async (person: Parameters<typeof takeSample>[1]) => {
          if (person.time - takenAt < every) return false;
          takenAt = person.time;
          try {
            tell(await takeSample(embedder, person));
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            return true;
          }
          taken += 1;
          if (taken >= most) resolve('full');
          return taken >= most || signal.aborted;
        },
        gone: () => resolve('gone'),
      };
      signal.addEventListener('abort', () => {
        errands.drop(errand);
        resolve('released');
      });
      errands.add(errand);
    });
  }

  /** Trains a head and then makes its percentages honest; null where it was cancelled. */
  async fit({ samples, options }: Asked<'fit'>, { tell, ...job }: Job<TeachProgress['fit']>): Promise<Fitted | null> {
    const { clock, turns } = this.#options;
    const began = clock();
    const head = await turns.run(trainingOf(samples, options), {
      ...job,
      tell: (training) => tell({ kind: 'epoch', training }),
    });
    if (!head) return null;
    const trained = clock();
    tell({ kind: 'head', head });
    const calibrated = await turns.run(quietly(calibrationOf(samples, head)), { ...job, tell: () => undefined });
    return calibrated && { head: calibrated, trainMs: trained - began, calibrateMs: clock() - trained };
  }

  /** The honest exam; null where it was cancelled. */
  exam({ samples, options }: Asked<'exam'>, job: Job<TeachProgress['exam']>): Promise<ExamReport | null> {
    return this.#options.turns.run(examOf(samples, options), job);
  }

  /** A small head that imitates a large one; null where it was cancelled. */
  distil(
    { head, samples }: Asked<'distil'>,
    { tell, ...job }: Job<TeachProgress['distil']>,
  ): Promise<Distilled | null> {
    const work = distilOf(head, samples, head.options.seed);
    return this.#options.turns.run(work, { ...job, tell: ({ done, of }) => tell(done / of) });
  }

  /** Why the head says what it says of one person; null where nobody can tell. */
  occlusion(
    { track }: Asked<'occlusion'>,
    tell: (share: TeachProgress['occlusion']) => void,
    signal: AbortSignal,
  ): Promise<OcclusionExplanation | null> {
    const { embedder, errands, head } = this.#options;
    return new Promise((resolve, reject) => {
      const errand = {
        track,
        seen: (person: Parameters<typeof explainPerson>[2]) => {
          const speaking = head();
          if (!speaking || speaking.classKeys.length === 0) resolve(null);
          // The picture is copied before the look ends; the answer may take longer than the look.
          else void explainPerson(embedder, speaking, person, tell, signal).then(resolve, reject);
          return Promise.resolve(true);
        },
        gone: () => resolve(null),
      };
      signal.addEventListener('abort', () => {
        errands.drop(errand);
        resolve(null);
      });
      errands.add(errand);
    });
  }
}
