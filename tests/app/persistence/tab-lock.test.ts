import { expect, test } from 'vitest';
import { createTabLock } from '#app/persistence/tab-lock.ts';

/** A browser that answers every request for a lock with this error; null: it gives it. */
function locksOf(error: Error | null) {
  const names: string[] = [];
  const request = (name: string, _options: LockOptions, run: () => Promise<unknown>) => {
    names.push(name);
    if (error) return Promise.reject(error);
    return run();
  };
  return { names, lock: createTabLock({ request } as unknown as LockManager) };
}

test.each([
  ['another window holds it all the while', new DOMException('', 'TimeoutError'), false],
  ['it is given up', new DOMException('', 'AbortError'), false],
  ['the browser denies it with all storage', new DOMException('', 'SecurityError'), true],
  ['an error only sounds alike', Object.assign(new Error(''), { name: 'TimeoutError' }), true],
])('where %s: %o, %s', async (_what, error, mine) => {
  expect(await locksOf(error).lock()).toBe(mine);
});

test('who has it is not asked again, who has it not is', async () => {
  const [first, second] = [locksOf(null), locksOf(new DOMException('', 'TimeoutError'))];
  for (let i = 0; i < 2; i++) await first.lock();
  for (let i = 0; i < 2; i++) await second.lock();
  expect([first.names, second.names]).toEqual([['visor-lessons'], ['visor-lessons', 'visor-lessons']]);
});

test('a browser without locks knows of no other window', async () => {
  expect(await createTabLock(undefined)()).toBe(true);
});
