import { expect, test } from 'vitest';
import { FramePump } from '#camera/frame-pump.ts';
import type { Frame, Source } from '#camera/source.ts';

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A source that shows a new picture every 5 ms and counts how many it was asked to copy. */
function ticking(still = false) {
  let copied = 0;
  let closed = false;
  const source: Source = {
    kind: still ? 'photo' : 'demo',
    element: document.createElement('canvas'),
    mirrored: false,
    still,
    width: 8,
    height: 8,
    onbroken: null,
    async next(): Promise<Frame | null> {
      await rest(5);
      if (closed) return null;
      copied += 1;
      return { bitmap: await createImageBitmap(new ImageData(8, 8)), time: performance.now() };
    },
    close() {
      closed = true;
    },
  };
  return { source, copied: () => copied };
}

const quiet = { longestSide: 8, onError: (error: unknown) => expect.unreachable(String(error)) };

test('one frame is in flight, and the next look gets a picture taken after the last look ended', async () => {
  const { source, copied } = ticking();
  let flying = 0;
  let ended = 0;
  let looks = 0;
  const pump = new FramePump(
    source,
    async (frame) => {
      flying += 1;
      looks += 1;
      expect(flying).toBe(1);
      expect(frame.time).toBeGreaterThanOrEqual(ended);
      frame.bitmap.close();
      await rest(60);
      ended = performance.now();
      flying -= 1;
    },
    quiet,
  );
  pump.start();
  pump.start();
  await expect.poll(() => looks).toBeGreaterThan(2);
  pump.stop();
  // Nothing was copied that nobody looked at: nothing queues.
  expect(copied() - looks).toBeLessThanOrEqual(1);
});

test('after stop no look begins, and start goes on', async () => {
  const { source } = ticking();
  let looks = 0;
  const look = (frame: Frame) => {
    looks += 1;
    frame.bitmap.close();
    return Promise.resolve();
  };
  const pump = new FramePump(source, look, quiet);
  pump.start();
  await expect.poll(() => looks).toBeGreaterThan(0);
  pump.stop();
  const before = looks;
  await rest(60);
  expect(looks).toBe(before);
  pump.start();
  await expect.poll(() => looks).toBeGreaterThan(before);
  source.close();
  await expect.poll(() => pump.running).toBe(false);
});

test('an error goes to the callback and the pump goes on', async () => {
  const { source } = ticking();
  const errors: unknown[] = [];
  let looks = 0;
  const look = (frame: Frame) => {
    frame.bitmap.close();
    looks += 1;
    return looks === 1 ? Promise.reject(new Error('once')) : Promise.resolve();
  };
  const pump = new FramePump(source, look, { longestSide: 8, onError: (error) => errors.push(error) });
  pump.start();
  await expect.poll(() => looks).toBeGreaterThan(1);
  pump.stop();
  expect(errors).toEqual([new Error('once')]);
});

test('a still picture is looked at once for each start', async () => {
  const { source, copied } = ticking(true);
  const look = (frame: Frame) => Promise.resolve(frame.bitmap.close());
  const pump = new FramePump(source, look, quiet);
  for (const times of [1, 2]) {
    pump.start();
    await expect.poll(() => [copied(), pump.running]).toEqual([times, false]);
    await rest(60);
    expect(copied()).toBe(times);
  }
});
