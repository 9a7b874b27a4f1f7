import { expect, onTestFinished, test } from 'vitest';
import type { Backend } from '#bridge/protocol.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import type { Failure } from '#core/failure.ts';
import type { KnownAnswer } from '#core/manifest.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';
import { loadModels, pictureOf } from '../start-vision.ts';

const PICTURE = '/tests/fixtures/three-people.jpg';

/** The production worker, started with a remembered backend that is trusted, and a known answer of the test's; without `others`. */
async function remembered(answer: (right: KnownAnswer) => KnownAnswer, others: readonly Backend[] = []) {
  const { files, knownAnswer } = await loadModels();
  const client = new VisionClient(
    () => new Worker(new URL('../../../../src/vision/worker.ts', import.meta.url), { type: 'module' }),
    () => performance.now(),
  );
  onTestFinished(() => client.dispose());
  for (const other of others) client.exclude(other);
  const stopped = new Promise<Failure>((resolve) => (client.onstopped = resolve));
  const restarts: string[] = [];
  client.onrestarted = ({ backend }) => restarts.push(backend);
  const options = { backend: 'auto', remembered: 'wasm', trusted: true, rules: DEFAULT_RULES } as const;
  const started = await client.start({ ...options, files, knownAnswer: answer(knownAnswer) });
  const look = async (time: number) => client.look(await pictureOf(PICTURE), { time, still: false, turn: null });
  return { client, started, stopped, restarts, look };
}

test('a trusted backend shows people before it is asked for the known answer, at the first look', async () => {
  const { started, look, restarts } = await remembered((right) => right);
  expect(started.trials).toMatchObject([{ backend: 'wasm', verdict: 'elected', error: null }]);
  expect((await look(0))?.people.length).toBeGreaterThanOrEqual(2);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect((await look(100))?.people.length).toBeGreaterThanOrEqual(2);
  expect(restarts).toEqual([]);
});

test('a trusted backend whose answer turns out wrong is left: where there is no other, recognition stops', async () => {
  const wrong = (right: KnownAnswer) => ({
    ...right,
    anchors: right.anchors.map((anchor) => ({ ...anchor, score: anchor.score / 3 })),
  });
  const { look, stopped } = await remembered(wrong, ['webgl', 'webgpu', 'cpu']);
  expect((await look(0))?.people.length).toBeGreaterThanOrEqual(2);
  // Whoever looks next learns that the worker is lost.
  let time = 0;
  const looking = setInterval(() => void look((time += 300)), 300);
  expect(await stopped).toBe('no-backend');
  clearInterval(looking);
});
