import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTime } from '#storage/dataset/in-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<string>(() => undefined);

test('what answers in time is passed on, an error too, and nothing is given up later', async () => {
  let gaveUp = 0;
  expect(await inTime(Promise.resolve('here'), 40, () => gaveUp++)).toBe('here');
  await expect(inTime(Promise.reject(new RangeError('no')), 40, () => gaveUp++)).rejects.toThrow(RangeError);
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(gaveUp).toBe(0);
});

test('what does not is given up, and called silent', async () => {
  let gaveUp = 0;
  const told: unknown[] = [];
  void inTime(never(), 40, () => gaveUp++).catch((error: unknown) => told.push(error));
  await vi.advanceTimersByTimeAsync(39);
  expect([told, gaveUp]).toEqual([[], 0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(gaveUp).toBe(1);
  expect(told).toMatchObject([{ name: 'KeepError', trouble: 'silent', message: 'silent: no answer in 40 ms' }]);
});

test('an error of giving up counts for nothing', async () => {
  const silent = inTime(never(), 40, () => {
    throw new RangeError('it ended meanwhile');
  });
  const told = expect(silent).rejects.toMatchObject({ trouble: 'silent' });
  await vi.advanceTimersByTimeAsync(40);
  await told;
});
