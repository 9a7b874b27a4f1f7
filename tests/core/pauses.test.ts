import { afterEach, expect, test, vi } from 'vitest';
import { pauses } from '#core/pauses.ts';

afterEach(() => void vi.restoreAllMocks());

test('others have their turn once work has taken its time, and not before', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pause = pauses();
  /** Whether a timer that was set before comes first. */
  const letsOthers = async (): Promise<boolean> => {
    let others = false;
    const timer = setTimeout(() => (others = true));
    await pause();
    clearTimeout(timer);
    return others;
  };
  now = 7;
  expect(await letsOthers()).toBe(false);
  now = 8;
  expect(await letsOthers()).toBe(true);
  now = 15;
  expect(await letsOthers()).toBe(false);
  now = 16;
  expect(await letsOthers()).toBe(true);
});
