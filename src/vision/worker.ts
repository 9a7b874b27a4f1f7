import type { Progress, Reply, Request, Results } from '#bridge/protocol.ts';
import { failureOf } from '#core/failure.ts';
import { loadCode } from './backend/backend.ts';
import type { Pipeline } from './pipeline.ts';
import { startPipeline } from './start-pipeline.ts';
import { Turns, type Job } from './turns.ts';

const clock = () => performance.now();
const turns = new Turns(clock);
let pipeline: Pipeline | null = null;
/** Ids of requests without an answer yet: a lost GPU context leaves their tfjs promises unsettled for ever. */
const open = new Set<number>();
/** Ends long requests early, by their ids. */
const cancels = new Map<number, AbortController>();
let preparing: Promise<void> = Promise.resolve();
let lost: Error | null = null;

self.onmessage = (event: MessageEvent<Request>) => {
  const request = event.data;
  open.add(request.id);
  answer(request).then(
    (result) => reply(request.id, { type: 'done', id: request.id, result }),
    (error: unknown) => fail(request.id, error),
  );
};

async function answer(request: Request): Promise<Results[keyof Results]> {
  if (lost) throw lost;
  switch (request.type) {
    case 'prepare':
      preparing = loadCode(request.backend);
      await preparing;
      return null;
    case 'start': {
      // Two that open one backend at a time make tfjs refuse the first.
      await preparing.catch(() => undefined);
      const { pipeline: made, started } = await startPipeline(request.options, {
        clock,
        turns,
        onTrying: (trying) => tell(request.id, trying),
        onLost: () => {
          lost = new Error('the GPU context was lost');
          for (const id of open) fail(id, lost);
        },
      });
      pipeline = made;
      return started;
    }
    case 'look':
      return turns.look(() => ready().look(request.frame, request.options));
    case 'faces':
      await ready().setFaces(request.files);
      return null;
    case 'detect':
      return ready().detect(request.frame, request.minScore, request.closer);
    case 'rules':
      ready().setRules(request.rules);
      return null;
    case 'reset':
      ready().reset();
      return null;
    case 'memory':
      return ready().memory();
    case 'speak':
      ready().setHead(request.head);
      return null;
    case 'capture':
      return cancellable(request.id, (signal) =>
        ready().desk.capture(request, (unlabelled) => tell(request.id, unlabelled), signal),
      );
    case 'fit':
      return cancellable(request.id, (signal) => ready().desk.fit(request, jobOf<'fit'>(request.id, signal)));
    case 'exam':
      return cancellable(request.id, (signal) => ready().desk.exam(request, jobOf<'exam'>(request.id, signal)));
    case 'distil':
      return cancellable(request.id, (signal) => ready().desk.distil(request, jobOf<'distil'>(request.id, signal)));
    case 'occlusion':
      return cancellable(request.id, (signal) =>
        ready().desk.occlusion(request, (share) => tell(request.id, share), signal),
      );
    case 'stopwatch':
      return ready().time(request.picture, (runs) => tell(request.id, runs));
    case 'describe':
      return cancellable(request.id, (signal) =>
        ready().lab.describe(request, (share) => tell(request.id, share), signal),
      );
    case 'race':
      return cancellable(request.id, (signal) => ready().lab.race(request, jobOf<'race'>(request.id, signal)));
    case 'occlusionOf':
      return cancellable(request.id, (signal) =>
        ready().lab.occlusionOf(request, (share) => tell(request.id, share), signal),
      );
    case 'microscope':
      return cancellable(request.id, (signal) => ready().microscope.look(request, signal));
    case 'ablate':
      return cancellable(request.id, (signal) =>
        ready().microscope.ablate(request, (ablation) => tell(request.id, ablation), signal),
      );
    case 'cancel':
      cancels.get(request.request)?.abort();
      return null;
    default:
      return request satisfies never;
  }
}

async function cancellable<T>(id: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancel = new AbortController();
  cancels.set(id, cancel);
  try {
    return await run(cancel.signal);
  } finally {
    cancels.delete(id);
  }
}

function jobOf<T extends keyof Progress>(id: number, signal: AbortSignal): Job<Progress[T]> {
  return {
    signal,
    tell: (progress) => tell(id, progress),
    alive: () => {
      if (open.has(id)) self.postMessage({ type: 'alive', id } satisfies Reply);
    },
  };
}

function ready(): Pipeline {
  if (!pipeline) throw new Error('asked before start');
  return pipeline;
}

function tell(id: number, progress: Progress[keyof Progress]): void {
  if (open.has(id)) self.postMessage({ type: 'progress', id, progress } satisfies Reply);
}

function fail(id: number, error: unknown): void {
  const detail = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  reply(id, { type: 'failed', id, failure: failureOf(error, 'recognition-stopped'), detail });
}

/** Exactly one answer each: what settles after a lost context has been answered already. */
function reply(id: number, message: Reply): void {
  if (!open.delete(id)) return;
  self.postMessage(message);
}
