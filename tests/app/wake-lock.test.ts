import { beforeEach, expect, test } from 'vitest';
import { askToPersist } from '#app/persistence/persist.ts';
import { ScreenLock } from '#app/wake-lock.ts';

let page: EventTarget & { visibilityState: DocumentVisibilityState };
let granted: { released: boolean; release(): Promise<void> }[];

function lock(refuse = false): ScreenLock {
  const request = (): Promise<WakeLockSentinel> => {
    if (refuse) return Promise.reject(new DOMException('battery', 'NotAllowedError'));
    const sentinel = { released: false, release: () => Promise.resolve(void (sentinel.released = true)) };
    granted.push(sentinel);
    return Promise.resolve(sentinel as unknown as WakeLockSentinel);
  };
  return new ScreenLock({ wakeLock: { request }, document: page });
}

beforeEach(() => {
  granted = [];
  page = Object.assign<EventTarget, { visibilityState: DocumentVisibilityState }>(new EventTarget(), {
    visibilityState: 'visible',
  });
});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('the screen stays on from hold to release', async () => {
  const screen = lock();
  await screen.hold();
  expect(screen.held).toBe(true);
  await screen.release();
  expect(screen.held).toBe(false);
  expect(granted.map((one) => one.released)).toEqual([true]);
});

test('a lock that the browser took away while hidden is asked for again when the page is back', async () => {
  const screen = lock();
  await screen.hold();
  for (const sentinel of granted) sentinel.released = true;
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(screen.held).toBe(false);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(screen.held).toBe(true);
  await screen.release();
  page.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(granted).toHaveLength(2);
});

test('where there is no wake lock, or it is refused, nothing breaks', async () => {
  const none = new ScreenLock({ wakeLock: undefined, document: page });
  await none.hold();
  expect(none.held).toBe(false);
  const refused = lock(true);
  await refused.hold();
  expect(refused.held).toBe(false);
  await refused.release();
});

test('storage is asked to persist from the installed app only', async () => {
  let asked = 0;
  const storage = {
    persisted: () => Promise.resolve(false),
    persist: () => Promise.resolve((asked += 1) > 0),
  };
  expect(await askToPersist(storage, false)).toBe(false);
  expect(asked).toBe(0);
  expect(await askToPersist(storage, true)).toBe(true);
  expect(asked).toBe(1);
  expect(await askToPersist(undefined, true)).toBe(false);
});
