import { expect, test } from 'vitest';
import { AndroidBackKey, HistoryBackKey } from '#app/back-key.ts';

/** A back key whose newest watcher the test presses; a pressed or destroyed one is gone, as in browsers. */
function phone() {
  const watchers: { onclose: (() => void) | null; destroy: () => void }[] = [];
  const gone = (one: (typeof watchers)[number]) => void watchers.splice(watchers.indexOf(one), 1);
  const key = new AndroidBackKey(() => {
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

/** A history of one page before the app; Back is answered a moment later, as in browsers. */
function browser() {
  const entries = ['before', 'app'];
  let at = 1;
  let taken = () => {};
  const steps = {
    pushState: () => {
      entries.splice(++at, Infinity, 'step');
    },
    back: () => void Promise.resolve().then(press),
  };
  function press(): string {
    at -= 1;
    if (entries[at] === 'before') return 'left the app';
    taken();
    return 'stayed';
  }
  return { key: new HistoryBackKey(steps, (listen) => (taken = listen)), press, depth: () => at };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('a step of the browser leads back inside the app, the next one out of it', () => {
  const { key, press } = browser();
  const heard: string[] = [];
  key.watch(() => {
    heard.push('back');
    key.watch(null);
  });
  expect([press(), press()]).toEqual(['stayed', 'left the app']);
  expect(heard).toEqual(['back']);
});

test('from a lesson to the contents to the picture: two steps, each inside', () => {
  const { key, press } = browser();
  const open = ['lesson', 'contents'];
  const back = () => {
    open.shift();
    key.watch(open.length > 0 ? back : null);
  };
  key.watch(back);
  expect([press(), press(), open.length, press()]).toEqual(['stayed', 'stayed', 0, 'left the app']);
});

test('who goes back inside the app leaves no step behind, and may open something else at once', async () => {
  const { key, press, depth } = browser();
  for (let round = 0; round < 5; round++) {
    key.watch(() => undefined);
    key.watch(null);
    key.watch(() => key.watch(null));
    await settle();
    expect(depth()).toBe(2);
    key.watch(null);
    await settle();
    expect(depth()).toBe(1);
  }
  expect(press()).toBe('left the app');
});
