import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Turns } from '../../src/vision/turns.ts';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** Work of `steps` steps that take a millisecond each; a word at the steps of `says`. */
function* work(steps: number, says: readonly number[] = []): Generator<number | undefined, string> {
  for (let step = 0; step < steps; step++) {
    now += 1;
    yield says.includes(step) ? step : undefined;
  }
  return 'done';
}

/** Runs a job and notes when it gave way. */
function jobOf() {
  const [told, alive] = [[] as number[], [] as number[]];
  const stop = new AbortController();
  const job = { signal: stop.signal, tell: (step: number) => told.push(step), alive: () => alive.push(now) };
  return { told, alive, stop, job };
}

describe('long work', () => {
  test('gives way after 16 ms, and tells what it has to tell', async () => {
    const turns = new Turns(() => now);
    const { told, job } = jobOf();
    const running = turns.run(work(40, [3, 30]), job);
    expect(now).toBe(16);
    await vi.advanceTimersByTimeAsync(0);
    expect(now).toBe(32);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
    expect(told).toEqual([3, 30]);
  });

  test('shares what a look may wait with other work', async () => {
    const turns = new Turns(() => now);
    const first = turns.run(work(100), jobOf().job);
    now = 0;
    const second = turns.run(work(100), jobOf().job);
    expect(now).toBe(8);
    await vi.runAllTimersAsync();
    expect(await Promise.all([first, second])).toEqual(['done', 'done']);
  });

  test('takes short turns beside a look that is under way', async () => {
    const turns = new Turns(() => now);
    let end: () => void = () => undefined;
    const look = turns.look(() => new Promise<void>((resolve) => (end = resolve)));
    const running = turns.run(work(30), jobOf().job);
    expect(now).toBe(4);
    end();
    await look;
    await vi.advanceTimersByTimeAsync(0);
    expect(now).toBe(20);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
  });

  test('takes longer turns where looks take longer, so that learning keeps its share', async () => {
    const turns = new Turns(() => now);
    for (let i = 0; i < 40; i++) {
      await turns.look(() => {
        now += 200;
        return Promise.resolve();
      });
    }
    now = 0;
    const running = turns.run(work(200), jobOf().job);
    expect(now).toBe(60);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
  });

  test('ends where it is cancelled, without a further step', async () => {
    const turns = new Turns(() => now);
    const { stop, job } = jobOf();
    const running = turns.run(work(1000), job);
    stop.abort();
    await vi.runAllTimersAsync();
    expect(await running).toBeNull();
    expect(now).toBe(16);
  });

  test('says that it is alive where it has nothing to tell for long', async () => {
    const turns = new Turns(() => now);
    const { alive, job } = jobOf();
    const running = turns.run(work(7000, [2500]), job);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
    // Two seconds after the start and after each word.
    expect(alive).toEqual([2000, 4501, 6501]);
  });
});
