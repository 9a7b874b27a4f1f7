import { expect, test } from 'vitest';
import { Stand, type KnownGood } from '#app/stage/stand.svelte.ts';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';

const GOOD: KnownGood = { dataset: FIRST_DATASET, head: null, options: DEFAULT_OPTIONS };

function world(on = false, kept: KnownGood | null = null) {
  const did: string[] = [];
  const resets: (KnownGood | null)[] = [];
  const shelf = { good: kept, on };
  const stand = new Stand({
    now: () => GOOD,
    reset: (good) => {
      resets.push(good);
      did.push('reset');
    },
    keep: (good) => Promise.resolve(void (shelf.good = good)),
    load: () => Promise.resolve(shelf.good),
    open: (kind) => void did.push(kind),
    remember: (now) => void (shelf.on = now),
    on,
  });
  return { stand, did, resets, shelf };
}

test('every visitor begins with the very same head, and the demo invites in between', async () => {
  const { stand, did, resets } = world();
  await stand.begin();
  for (let visitor = 1; visitor <= 200; visitor += 1) {
    expect(stand.state.kind).toBe('inviting');
    stand.ask();
    stand.welcome();
    expect(stand.state).toEqual({ kind: 'visiting', visitor });
    stand.next();
  }
  expect(resets.every((good) => good?.dataset === GOOD.dataset && good.head === GOOD.head)).toBe(true);
  expect(did.slice(0, 6)).toEqual(['reset', 'demo', 'reset', 'camera', 'reset', 'reset']);
});

test('nobody before the camera for twenty seconds ends a visit; somebody, or no visit, does not', async () => {
  const { stand } = world();
  await stand.begin();
  stand.see(0, 0);
  stand.see(0, 60_000);
  expect(stand.state.kind).toBe('inviting');
  stand.ask();
  stand.welcome();
  stand.see(0, 61_000);
  stand.see(1, 75_000);
  stand.see(0, 95_000);
  expect(stand.state.kind).toBe('visiting');
  stand.see(0, 95_001);
  expect(stand.state.kind).toBe('inviting');
});

test('after a reload it goes on with what it had kept', async () => {
  const { stand, resets, did } = world(true, GOOD);
  await stand.restore();
  expect(stand.state.kind).toBe('inviting');
  expect(resets).toEqual([GOOD]);
  expect(did).toEqual(['reset', 'demo']);
});

test('off, a reload changes nothing, and closing it keeps nothing', async () => {
  const off = world(false, GOOD);
  await off.stand.restore();
  expect(off.stand.on).toBe(false);
  expect(off.did).toEqual([]);
  const { stand, shelf } = world();
  await stand.begin();
  expect(shelf).toEqual({ good: GOOD, on: true });
  await stand.end();
  expect(shelf).toEqual({ good: null, on: false });
});

test('away from a stand the next visitor has a blank app and the same picture', () => {
  const { stand, resets, did } = world();
  stand.next();
  expect(resets).toEqual([null]);
  expect(did).toEqual(['reset']);
  expect(stand.on).toBe(false);
});
