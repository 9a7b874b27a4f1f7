import { expect, test } from 'vitest';
import { RACERS, Stopwatch } from '#app/lab/stopwatch.svelte.ts';
import { VisionClient } from '#bridge/vision-client.ts';
import { loadModels } from './start-vision.ts';

const PHOTO = '/demo/astronaut.webp';
const createClient = () =>
  new VisionClient(
    () => new Worker(new URL('../../../src/vision/worker.ts', import.meta.url), { type: 'module' }),
    () => performance.now(),
  );

function stopwatch(racers?: typeof createClient): Stopwatch {
  return new Stopwatch({ createClient: racers ?? createClient, loadModels, now: () => performance.now() });
}

async function photo(): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(PHOTO)).blob());
}

test('the same picture is timed on every backend; what works gives the same answer from the same work', async () => {
  const watch = stopwatch();
  await watch.start(await photo());
  expect(watch.failed).toBe(false);
  const laps = RACERS.map((name) => ({ name, lap: watch.laps[name] }));
  for (const { lap } of laps) expect(['done', 'absent']).toContain(lap.phase);
  const done = laps.flatMap(({ name, lap }) => (lap.phase === 'done' ? [{ name, ...lap.reading }] : []));
  expect(done.map(({ name }) => name)).toEqual(expect.arrayContaining(['wasm', 'cpu']));
  for (const { ms, runs, people, work, handOverMs } of done) {
    expect(runs).toBeGreaterThanOrEqual(1);
    expect(ms).toBeGreaterThan(handOverMs);
    expect(people).toHaveLength(1);
    expect(people[0]?.score).toBeCloseTo(done[0]?.people[0]?.score ?? 0, 1);
    expect(work).toEqual(done[0]?.work);
  }
  // MobileNet V2 with SSDLite at 300 × 300 is published with 0.8 billion multiply-adds (Sandler et al. 2018, 320 × 320).
  expect(done[0]?.work.multiplyAdds).toBeGreaterThan(5e8);
  expect(done[0]?.work.multiplyAdds).toBeLessThan(1e9);
});

test('stopped, it keeps what was measured and times nothing more', async () => {
  let started = 0;
  const watch = stopwatch(() => {
    // The second racer sets off: the first has its time.
    if (++started === 2) setTimeout(() => watch.stop());
    return createClient();
  });
  await watch.start(await photo());
  expect(watch.running).toBe(false);
  expect(watch.laps.wasm.phase).toBe('done');
  expect(watch.laps.cpu.phase).toBe('waiting');
});
