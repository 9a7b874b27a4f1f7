import { afterEach, expect, test } from 'vitest';
import { watchPage } from '#app/persistence/watch-page.ts';
import { SETTINGS_KEY } from '#storage/settings.ts';

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const one of channels.splice(0)) one.close();
});

/** Real channels, which have to be closed: they outlive a test. */
class Channel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.push(this);
  }
}

/** A page whose events can be made, and a keeper that notes what it is told. */
function page(more: object = { BroadcastChannel: Channel }) {
  const did: string[] = [];
  const intervals: [run: () => void, ms: number][] = [];
  const document = Object.assign(new EventTarget(), { hidden: false });
  const setInterval = (run: () => void, ms: number) => intervals.push([run, ms]);
  const window = Object.assign(new EventTarget(), { document, setInterval }, more);
  const keeper = {
    atStake: false,
    touch: () => void did.push('touch'),
    tick: () => void did.push('tick'),
    hurry: () => Promise.resolve(void did.push('hurry')),
    elsewhere: () => void did.push('elsewhere'),
    forgotten: (person: string) => void did.push(`forgotten ${person}`),
  };
  const told = watchPage(window as unknown as Window & typeof globalThis, keeper);
  return { ...{ did, intervals, document, window, keeper }, ...told };
}

test.each([
  ['a finger', 'pointerdown', 'touch'],
  ['a key', 'keydown', 'touch'],
  ['leaving', 'pagehide', 'hurry'],
  ['coming back', 'pageshow', 'tick'],
])('%s is passed on', (_what, event, told) => {
  const { window, did } = page();
  window.dispatchEvent(new Event(event));
  expect(did).toEqual([told]);
});

test('what is hidden hurries, what is shown again looks at the clock', () => {
  const { document, did } = page();
  for (const hidden of [true, false]) {
    document.hidden = hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  }
  expect(did).toEqual(['hurry', 'tick']);
});

test('the clock is looked at every fifteen seconds', () => {
  const { intervals, did } = page();
  expect(intervals.map(([, ms]) => ms)).toEqual([15_000]);
  intervals[0]![0]();
  expect(did).toEqual(['tick']);
});

test('leaving is asked about where something is at stake alone', () => {
  const { window, keeper } = page();
  const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const before = asks();
  keeper.atStake = true;
  expect([before, asks()]).toEqual([false, true]);
});

test('settings that another window changed are heard, nothing else', () => {
  const { window, did } = page();
  for (const key of ['something', null, SETTINGS_KEY]) {
    window.dispatchEvent(Object.assign(new Event('storage'), { key }));
  }
  expect(did).toEqual(['elsewhere']);
});

test('windows tell each other who is forgotten, and listen to words alone', async () => {
  const [one, other] = [page(), page()];
  one.tellForgotten('p7');
  await expect.poll(() => other.did).toEqual(['forgotten p7']);
  channels[0]!.postMessage({ person: 'p8' });
  one.tellForgotten('p9');
  await expect.poll(() => other.did).toEqual(['forgotten p7', 'forgotten p9']);
  expect(one.did).toEqual([]);
});

test('a browser without channels has no other windows to tell', () => {
  const { tellForgotten, did } = page({});
  tellForgotten('p1');
  expect(did).toEqual([]);
});
