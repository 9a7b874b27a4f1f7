import { expect, test } from 'vitest';
import type { Reply } from '#bridge/protocol.ts';
import { VisorError } from '#core/failure.ts';
import type { Job } from '#vision/job.ts';
import { RequestRegistry, type Handlers } from '#vision/request-registry.ts';

/** A registry in which one kind of request is answered by `memory`, and all that it says. */
function registryOf(memory: (job: Job<never>) => ReturnType<Handlers['memory']>) {
  const said: Reply[] = [];
  const handlers = { memory: (_request: unknown, job: Job<never>) => memory(job) } as unknown as Handlers;
  return { requests: new RequestRegistry(handlers, (reply) => said.push(reply)), said };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));
const EMPTY = { tensors: 0, bytes: 0 };

test('a job reports under its id until it is answered, and never afterwards', async () => {
  let late: Job<never> | null = null;
  const { requests, said } = registryOf((job) => {
    late = job;
    job.alive();
    return EMPTY;
  });
  requests.take({ type: 'memory', id: 7 });
  await settled();
  late!.alive();
  expect(said).toEqual([
    { type: 'alive', id: 7 },
    { type: 'done', id: 7, result: EMPTY },
  ]);
});

test('what a job throws, at once or later, is its one answer', async () => {
  for (const memory of [
    () => {
      throw new VisorError('corrupt', 'bad bytes');
    },
    () => Promise.reject(new VisorError('corrupt', 'bad bytes')),
  ]) {
    const { requests, said } = registryOf(memory);
    requests.take({ type: 'memory', id: 1 });
    await settled();
    expect(said).toMatchObject([{ type: 'failed', id: 1, failure: 'corrupt' }]);
  }
});

test('a cancel is answered itself, reaches the job, and leaves it its own answer', async () => {
  const { requests, said } = registryOf(
    ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(EMPTY))),
  );
  requests.take({ type: 'memory', id: 1 });
  requests.take({ type: 'cancel', id: 2, request: 1 });
  requests.take({ type: 'cancel', id: 3, request: 99 });
  await settled();
  expect(said).toEqual([
    { type: 'done', id: 2, result: null },
    { type: 'done', id: 3, result: null },
    { type: 'done', id: 1, result: EMPTY },
  ]);
});

test('a lost context fails all that is under way and all that comes later, once each', async () => {
  let settle: (memory: typeof EMPTY) => void = () => undefined;
  const { requests, said } = registryOf(() => new Promise((resolve) => (settle = resolve)));
  requests.take({ type: 'memory', id: 1 });
  requests.lose(new Error('lost'));
  settle(EMPTY);
  requests.take({ type: 'memory', id: 2 });
  await settled();
  expect(said.map(({ type, id }) => [type, id])).toEqual([
    ['failed', 1],
    ['failed', 2],
  ]);
});
