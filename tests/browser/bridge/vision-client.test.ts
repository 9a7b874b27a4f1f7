import { expect, test } from 'vitest';
import type { Request } from '#bridge/protocol.ts';
import { VisionClient, type StartInput } from '#bridge/vision-client.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';

const createWorker = () => new Worker(new URL('./misbehaving-worker.ts', import.meta.url), { type: 'module' });
const limits = { startSilence: 60_000, lookSilence: 60_000, restarts: 2, restartsWithin: 60_000 };
/** What a worker that is awake has to answer within, ms. */
const SHORT = { ...limits, startSilence: 1500 };
const knownAnswer = { picture: { path: '', bytes: 0, sha256: '' }, size: 0, anchors: [] };
const input: StartInput = {
  backend: 'auto',
  remembered: null,
  trusted: false,
  files: {},
  knownAnswer,
  rules: DEFAULT_RULES,
};
const frame = () => createImageBitmap(new ImageData(2, 2));
const client = () => new VisionClient(createWorker, () => performance.now(), limits);

/** A client whose first workers have loaded their code: a slow machine is not a silent worker. */
async function impatientClient(): Promise<VisionClient> {
  const awake = [createWorker(), createWorker()];
  for (const worker of awake) {
    const answered = new Promise((resolve) => (worker.onmessage = resolve));
    worker.postMessage({ type: 'cancel', id: 0, request: 0 } satisfies Request);
    await answered;
  }
  return new VisionClient(
    () => awake.shift() ?? createWorker(),
    () => performance.now(),
    SHORT,
  );
}

test('a backend that hangs the worker is excluded and the election runs again', async () => {
  const vision = await impatientClient();
  const tried: string[] = [];
  const { backend } = await vision.start(input, (trying) => tried.push(trying));
  expect(backend).toBe('wasm');
  expect(tried).toEqual(['webgl', 'wasm']);
  vision.dispose();
});

test('a named backend that hangs is refused, never replaced', async () => {
  const vision = await impatientClient();
  await expect(vision.start({ ...input, backend: 'webgl' })).rejects.toMatchObject({ failure: 'backend-refused' });
  expect(vision.busy).toBe(true);
});

test('a second frame is refused while one is looked at, and the first is handed over', async () => {
  const vision = client();
  await vision.start({ ...input, remembered: 'webgl' });
  const [first, second] = [await frame(), await frame()];
  const options = { time: 1, still: false, turn: null };
  const looked = vision.look(first, options);
  expect(vision.busy).toBe(true);
  expect(await vision.look(second, options)).toBeNull();
  expect((await looked)?.time).toBe(1);
  expect(first.width).toBe(0);
  vision.dispose();
});

test('a lost context brings a new worker that gives out no id twice', async () => {
  const vision = client();
  await vision.start({ ...input, remembered: 'webgl' });
  const before = await vision.look(await frame(), { time: 1, still: false, turn: null });
  const restarted = new Promise((resolve) => (vision.onrestarted = resolve));
  expect(await vision.look(await frame(), { time: 13, still: false, turn: null })).toBeNull();
  expect(await restarted).toMatchObject({ backend: 'webgl' });
  const after = await vision.look(await frame(), { time: 2, still: false, turn: null });
  expect(after?.people[0]?.track).toBeGreaterThan(before?.people[0]?.track ?? Infinity);
  vision.dispose();
});

test('the second loss in a row leaves that backend, the one after that stops with a sentence', async () => {
  const vision = client();
  await vision.start({ ...input, remembered: 'webgl' });
  const lose = async () => {
    const settled = new Promise<string>((resolve) => {
      vision.onrestarted = ({ backend }) => resolve(backend);
      vision.onstopped = (failure) => resolve(failure);
    });
    await vision.look(await frame(), { time: 13, still: false, turn: null });
    return settled;
  };
  expect(await lose()).toBe('webgl');
  expect(await lose()).toBe('wasm');
  expect(await lose()).toBe('recognition-stopped');
});

test('the face models are handed over again after a restart', async () => {
  const vision = client();
  await vision.start({ ...input, remembered: 'webgl' });
  expect((await vision.memory()).tensors).toBe(0);
  await vision.setFaces({ 'face-mesh.bin': new ArrayBuffer(4), 'face-mesh.json': new ArrayBuffer(4) });
  const restarted = new Promise((resolve) => (vision.onrestarted = resolve));
  await vision.look(await frame(), { time: 13, still: false, turn: null });
  await restarted;
  expect((await vision.memory()).tensors).toBe(2);
  vision.dispose();
});

test.each(['wasm', 'cpu'] as const)(
  'a worker that was prepared with %s is used, or replaced where that failed',
  async (one) => {
    const made: { ended: boolean }[] = [];
    const make = () => {
      const worker = createWorker();
      const state = { ended: false };
      made.push(state);
      const end = worker.terminate.bind(worker);
      worker.terminate = () => {
        state.ended = true;
        end();
      };
      return worker;
    };
    const vision = new VisionClient(make, () => performance.now(), limits);
    vision.prepare(one);
    vision.prepare(one);
    if (one === 'cpu') await expect.poll(() => made[0]?.ended).toBe(true);
    expect(await vision.start({ ...input, remembered: 'webgl' })).toMatchObject({ backend: 'webgl' });
    expect(made).toHaveLength(one === 'cpu' ? 2 : 1);
    vision.dispose();
  },
);

const learning = (epochs: number) =>
  ({ type: 'fit', samples: [], options: { ...DEFAULT_OPTIONS, embeddingVersion: 'none', epochs } }) as const;

/** A started client whose worker may be silent for `SILENCE` ms, and how often it was restarted or given up. */
const SILENCE = 1000;
async function watchedClient() {
  const vision = new VisionClient(createWorker, () => performance.now(), {
    ...limits,
    lookSilence: SILENCE,
    jobSilence: SILENCE,
  });
  let restarts = 0;
  vision.onrestarted = () => restarts++;
  vision.onstopped = () => restarts++;
  await vision.start({ ...input, remembered: 'webgl' });
  return { vision, restarts: () => restarts };
}

test('a look behind a job that reports is waited for: the worker is busy, not hung', async () => {
  const { vision, restarts } = await watchedClient();
  // Three times as long as it may be silent.
  const learnt = vision.teach<'fit'>(learning(15));
  const scene = await vision.look(await frame(), { time: 1, still: false, turn: null });
  expect(scene?.time).toBe(1);
  expect(await learnt).toBeNull();
  expect(restarts()).toBe(0);
  vision.dispose();
});

test('a job that is silent ends the worker, though looks are answered', async () => {
  const { vision, restarts } = await watchedClient();
  await expect(vision.teach<'fit'>(learning(0))).rejects.toMatchObject({ failure: 'recognition-stopped' });
  await expect.poll(restarts).toBe(1);
  vision.dispose();
});

test('a burst of somebody who is not seen ends alone, in the worker too', async () => {
  const { vision, restarts } = await watchedClient();
  const burst = vision.teach<'capture'>({ type: 'capture', track: 1, most: 1, every: 0 });
  await expect(burst).rejects.toMatchObject({ failure: 'recognition-stopped' });
  expect(await vision.memory()).toMatchObject({ bytes: 1 });
  expect(restarts()).toBe(0);
  vision.dispose();
});

test('what was given up before it was asked is cancelled all the same', async () => {
  const { vision } = await watchedClient();
  const given = vision.teach<'fit'>(learning(1), { signal: AbortSignal.abort() });
  await given;
  expect(await vision.memory()).toMatchObject({ bytes: 1 });
  vision.dispose();
});

test('a client that is disposed of while it starts ends its worker, and the start fails', async () => {
  const ended: boolean[] = [];
  const vision = new VisionClient(
    () => {
      const worker = createWorker();
      const at = ended.push(false) - 1;
      const end = worker.terminate.bind(worker);
      worker.terminate = () => {
        ended[at] = true;
        end();
      };
      return worker;
    },
    () => performance.now(),
    limits,
  );
  const starting = vision.start(input, () => vision.dispose());
  await expect(starting).rejects.toMatchObject({ failure: 'recognition-stopped' });
  expect(ended).toEqual([true]);
});
