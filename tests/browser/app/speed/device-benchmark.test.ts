import { expect, test } from 'vitest';
import { DeviceBenchmark, type DeviceBenchmarkOptions, type Step } from '#app/speed/device-benchmark.svelte.ts';
import { deviceName } from '#app/speed/device-name.ts';
import { watchFrames } from '#app/speed/frame-intervals.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import { crowdPicture } from '#camera/crowd-picture.ts';
import { VisorError } from '#core/failure.ts';
import { loadModels } from '../../vision/start-vision.ts';

const clients: VisionClient[] = [];
const options: DeviceBenchmarkOptions = {
  createClient: () => {
    const client = new VisionClient(
      () => new Worker(new URL('../../../../src/vision/worker.ts', import.meta.url), { type: 'module' }),
      () => performance.now(),
    );
    clients.push(client);
    return client;
  },
  loadModels,
  picture: (people) => crowdPicture(people, '/'),
  device: () => deviceName(window),
  backend: () => ({ named: 'wasm', elected: null }),
  watchFrames: () => watchFrames(window),
  now: () => performance.now(),
  warmingMs: 2500,
};

/** Steps as they are told, one after the other. */
async function watched(benchmark: DeviceBenchmark, run: Promise<void>): Promise<Step[]> {
  const steps: Step[] = [];
  const state = { over: false };
  void run.finally(() => (state.over = true));
  while (!state.over) {
    const { state: now } = benchmark;
    if (now.kind === 'running' && steps.at(-1) !== now.step) steps.push(now.step);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return steps;
}

test('looks at one and at four people with a taught head, step by step, and gets warm where it was asked to', async () => {
  const benchmark = new DeviceBenchmark(options);
  const steps = await watched(benchmark, benchmark.start({ warm: true }));
  expect(steps).toEqual(['start', 'teach', 'one', 'four', 'warming']);
  expect(benchmark.state.kind).toBe('idle');
  const { one, four, calls, display, warming, startMs, modelBytes, backend, device } = benchmark.report!;
  expect([one?.found, four?.found, backend]).toEqual([1, 4, 'wasm']);
  expect(one!.looks).toBeGreaterThanOrEqual(5);
  // More people cost more; the figures are of looks that really took place.
  expect(four!.ms).toBeGreaterThan(one!.ms / 2);
  expect(four!.slow).toBeGreaterThanOrEqual(four!.ms);
  // The detector alone is ninety kernels; a taught head asks for more.
  expect(calls!.kernels).toBeGreaterThan(100);
  expect(calls!.readBytes).toBeGreaterThan(10_000);
  expect(display).toBeGreaterThan(0);
  expect(warming!.lasted).toBeGreaterThanOrEqual(2500);
  expect(warming!.means.some((mean) => mean !== null)).toBe(true);
  expect(startMs).toBeGreaterThan(0);
  expect(modelBytes).toBeGreaterThan(10_000_000);
  expect(device.cores).toBe(navigator.hardwareConcurrency);
  // Its recognition is gone with it.
  expect(clients.at(-1)?.busy).toBe(true);
});

test('stopped, it ends at once, keeps what was measured, and can begin again', async () => {
  const benchmark = new DeviceBenchmark(options);
  const run = benchmark.start();
  while (benchmark.report === null) await new Promise((resolve) => setTimeout(resolve, 20));
  benchmark.stop();
  expect(benchmark.state.kind).toBe('idle');
  await run;
  expect(benchmark.state.kind).toBe('idle');
  expect(benchmark.report).toMatchObject({ backend: 'wasm', four: null });
  const again = benchmark.start();
  expect(benchmark.running).toBe(true);
  benchmark.stop();
  await again;
});

test('where the models cannot be had it says so', async () => {
  const benchmark = new DeviceBenchmark({
    ...options,
    loadModels: () => Promise.reject(new VisorError('download', 'no network')),
  });
  await benchmark.start();
  expect(benchmark.state).toEqual({ kind: 'failed', failure: 'download' });
});
