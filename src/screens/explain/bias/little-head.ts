import type { App } from '#app/app.svelte.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import type { ExamReport } from '#core/head/exam/exam-report.ts';
import type { TrainedHead, TrainingOptions } from '#core/head/head.ts';
import { DEFAULT_OPTIONS, forTraining } from '#core/head/train-head.ts';
import type { Sample } from '#core/dataset/dataset.ts';

/** The lesson's own head learns as the visitor's does. */
const OPTIONS: TrainingOptions = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };

/** Trains a head in the recognition's worker. Throws where the recognition stops, and where `signal` ends it. */
export async function fitHead(app: App, samples: readonly Sample[], signal: AbortSignal): Promise<TrainedHead> {
  const request = { type: 'fit', samples: forTraining(samples), options: OPTIONS } as const;
  const fitted = await app.lab.client.teach<'fit'>(request, { signal });
  signal.throwIfAborted();
  if (!fitted) throw new Error('the training gave nothing');
  return fitted.head;
}

/** The exam of the Teach screen. `tell`: share 0..1 done. Throws like {@link fitHead}. */
export async function examHead(
  app: App,
  samples: readonly Sample[],
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<ExamReport> {
  const asked = samples.map(({ id, classKey, person, burst, embedding, background }) => ({
    id,
    classKey,
    person,
    burst,
    embedding,
    background,
  }));
  const report = await app.lab.client.teach<'exam'>(
    { type: 'exam', samples: asked, options: OPTIONS },
    { signal, onProgress: ({ done, of }) => tell(done / of) },
  );
  signal.throwIfAborted();
  if (!report) throw new Error('the exam gave nothing');
  return report;
}
