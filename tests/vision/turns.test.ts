import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Turns } from '../../src/vision/turns.ts';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** They give way by a timer, as those can be moved on. */
const turnsOf = () =>
  new Turns(
    () => now,
    () => new Promise((resolve) => setTimeout(resolve)),
  );

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
  test('gives way after 12 ms, and tells what it has to tell', async () => {
    const turns = turnsOf();
    const { told, job } = jobOf();
    const running = turns.run(work(40, [3, 30]), job);
    expect(now).toBe(12);
    await vi.advanceTimersByTimeAsync(0);
    expect(now).toBe(24);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
    expect(told).toEqual([3, 30]);
  });

  test('shares what a look may wait with other work', async () => {
    const turns = turnsOf();
    const first = turns.run(work(100), jobOf().job);
    now = 0;
    const second = turns.run(work(100), jobOf().job);
    expect(now).toBe(6);
    await vi.runAllTimersAsync();
    expect(await Promise.all([first, second])).toEqual(['done', 'done']);
  });

  test('takes short turns beside a look that is under way, and few of them', async () => {
    const turns = turnsOf();
    let end: () => void = () => undefined;
    const look = turns.look(() => new Promise<void>((resolve) => (end = resolve)));
    const running = turns.run(work(40), jobOf().job);
    expect(now).toBe(3);
    await vi.advanceTimersByTimeAsync(60);
    expect(now).toBe(6);
    end();
    await look;
    await vi.advanceTimersByTimeAsync(5);
    expect(now).toBeGreaterThan(20);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
  });

  test('goes on beside a look that takes long, at a tenth of its time', async () => {
    const turns = turnsOf();
    void turns.look(() => new Promise<void>(() => undefined));
    const running = turns.run(work(40), jobOf().job);
    await vi.advanceTimersByTimeAsync(20);
    expect(now).toBe(6);
    now += 200;
    await vi.advanceTimersByTimeAsync(100);
    expect(now - 200).toBeLessThanOrEqual(25);
    expect(now - 200).toBeGreaterThan(15);
    now += 1000;
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
  });

  test('does not count to a look: its own clock stands still meanwhile', async () => {
    const turns = turnsOf();
    const running = turns.run(work(5), jobOf().job);
    expect(await running).toBe('done');
    expect([now, turns.ownTime()]).toEqual([5, 0]);
  });

  test('ends where it is cancelled, without a further step', async () => {
    const turns = turnsOf();
    const { stop, job } = jobOf();
    const running = turns.run(work(1000), job);
    stop.abort();
    await vi.runAllTimersAsync();
    expect(await running).toBeNull();
    expect(now).toBe(12);
  });

  test('says that it is alive where it has nothing to tell for long', async () => {
    const turns = turnsOf();
    const { alive, job } = jobOf();
    const running = turns.run(work(7000, [2500]), job);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
    // Two seconds after the start and after each word.
    expect(alive).toEqual([2000, 4501, 6501]);
  });
});
