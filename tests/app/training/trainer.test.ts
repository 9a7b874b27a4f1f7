import { expect, test } from 'vitest';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { Trainer, type TrainerOptions } from '#app/training/trainer.svelte.ts';
import { exam } from '#core/head/exam/exam.ts';
import type { ExamSample, HeadSample, TrainingOptions } from '#core/head/head.ts';
import { trainHead } from '#core/head/train-head.ts';
import { MOST_LEARNT } from '#core/head/thinning.ts';
import { sampleOf } from '../samples.ts';

/** What the worker does, on this thread; and how many samples it was handed. */
function workerOf() {
  const handed: Record<string, number> = {};
  const teach = (request: { type: string; samples: readonly ExamSample[]; options: TrainingOptions }) => {
    handed[request.type] = request.samples.length;
    const options = { ...request.options, epochs: 0 };
    if (request.type === 'exam') return Promise.resolve(exam(request.samples, options));
    const samples: readonly HeadSample[] = request.samples;
    return Promise.resolve({ head: trainHead(samples, options), trainMs: 1, calibrateMs: 1 });
  };
  return { handed, client: { teach } as unknown as TrainerOptions['client'] };
}

test.each([
  [120, 120],
  [MOST_LEARNT + 300, MOST_LEARNT],
])('of %d pictures %d are learnt and examined, and the trainer says so', async (taught, count) => {
  const { handed, client } = workerOf();
  const history = new DatasetHistory();
  const trainer = new Trainer({ client, history, now: () => 0 });
  history.add(
    Array.from({ length: taught }, (_, i) => sampleOf(i, { burst: `${i >> 3}`, classKey: i % 2 ? 'friend' : 'guest' })),
  );
  await trainer.train();
  expect(handed).toEqual({ fit: count, exam: count });
  expect(trainer.learnt).toEqual({ count, of: taught });
  expect(history.dataset.samples).toHaveLength(taught);
  history.begin();
  await trainer.train();
  expect(trainer.learnt).toBeNull();
});
