import { expect, test } from 'vitest';
import { BackKey } from '#app/back-key.ts';

/** A back key whose newest watcher the test presses; a pressed or destroyed one is gone, as in browsers. */
function phone() {
  const watchers: { onclose: (() => void) | null; destroy: () => void }[] = [];
  const gone = (one: (typeof watchers)[number]) => void watchers.splice(watchers.indexOf(one), 1);
  const key = new BackKey(() => {
    const one = { onclose: null, destroy: () => gone(one) };
    watchers.push(one);
    return one;
  });
  const press = () => {
    const newest = watchers.at(-1);
    if (!newest) return 'left the app';
    gone(newest);
    newest.onclose?.();
    return 'stayed';
  };
  return { key, press, watchers };
}

test('a press is answered once by whoever listened last, the next one leaves', () => {
  const { key, press, watchers } = phone();
  const heard: string[] = [];
  key.watch(() => heard.push('first'));
  key.watch(() => heard.push('second'));
  expect(watchers).toHaveLength(1);
  expect([press(), press()]).toEqual(['stayed', 'left the app']);
  expect(heard).toEqual(['second']);
});

test('nobody listens any more', () => {
  const { key, press } = phone();
  key.watch(() => undefined);
  key.watch(null);
  expect(press()).toBe('left the app');
});

test('a browser that does not tell of the key is left alone', () => {
  expect(() => new BackKey(null).watch(() => undefined)).not.toThrow();
});
