import { expect, test } from 'vitest';
import { Stand, type KnownGood } from '#app/stage/stand.svelte.ts';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { sampleOf } from '../samples.ts';

const GOOD: KnownGood = { dataset: FIRST_DATASET, head: null, options: DEFAULT_OPTIONS };

function world(on = false, kept: KnownGood | null = null, good: KnownGood = GOOD) {
  const did: string[] = [];
  const resets: (KnownGood | null)[] = [];
  const shelf = { kept, on, seconds: 20 };
  const stand = new Stand({
    now: () => good,
    reset: (good) => {
      resets.push(good);
      did.push('reset');
    },
    kept: () => Promise.resolve(shelf.kept),
    open: (kind) => void did.push(kind),
    emptySeconds: shelf.seconds,
    chooseEmpty: (seconds) => void (shelf.seconds = seconds),
    remember: (now) => void (shelf.on = now),
    on,
  });
  return { stand, did, resets, shelf };
}

test('every visitor begins with the very same head, and the demo invites in between', () => {
  const { stand, did, resets } = world();
  stand.begin();
  for (let visitor = 1; visitor <= 200; visitor += 1) {
    expect(stand.state.kind).toBe('inviting');
    stand.ask();
    stand.welcome();
    expect(stand.state).toEqual({ kind: 'visiting', visitor });
    stand.next();
  }
  expect(resets.every((good) => good?.dataset === GOOD.dataset && good.head === GOOD.head)).toBe(true);
  expect(did.slice(0, 6)).toEqual(['reset', 'demo', 'reset', 'camera', 'reset', 'demo']);
});

test('nobody before the camera for twenty seconds ends a visit; somebody, or no visit, does not', () => {
  const { stand } = world();
  stand.begin();
  stand.see(false, 0);
  stand.see(false, 60_000);
  expect(stand.state.kind).toBe('inviting');
  stand.ask();
  stand.welcome();
  stand.see(false, 61_000);
  stand.see(true, 75_000);
  stand.see(false, 95_000);
  expect(stand.state.kind).toBe('visiting');
  stand.see(false, 95_001);
  expect(stand.state.kind).toBe('inviting');
});

test("after a reload it goes on with what the phone keeps by its owner's choice", async () => {
  const { stand, resets, did } = world(true, GOOD);
  await stand.restore();
  expect(stand.state.kind).toBe('inviting');
  expect(resets).toEqual([GOOD]);
  expect(did).toEqual(['reset', 'demo']);
});

test('after a reload of a phone that keeps nothing visitors begin blank', async () => {
  const { stand, resets } = world(true, null);
  await stand.restore();
  expect(stand.state.kind).toBe('inviting');
  expect(resets).toEqual([null]);
});

test('off, a reload changes nothing, and closing it leaves nothing in memory', async () => {
  const off = world(false, GOOD);
  await off.stand.restore();
  expect(off.stand.on).toBe(false);
  expect(off.did).toEqual([]);
  const { stand, shelf, resets } = world();
  stand.begin();
  expect(shelf.on).toBe(true);
  stand.end();
  expect(shelf.on).toBe(false);
  stand.next();
  expect(resets.at(-1)).toBeNull();
});

test('who is forgotten is forgotten by the stand as well, with the head that knew them', () => {
  const dataset = { ...FIRST_DATASET, samples: [sampleOf(1, { person: 'anna' }), sampleOf(2, { person: 'ben' })] };
  const head = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: 'test' });
  const { stand, resets } = world(false, null, { dataset, head, options: DEFAULT_OPTIONS });
  stand.begin();
  expect(stand.samplesOf('anna')).toEqual([dataset.samples[0]!.id]);
  stand.forget('anna');
  stand.next();
  expect(resets.at(-1)?.dataset.samples.map(({ person }) => person)).toEqual(['ben']);
  expect(resets.at(-1)?.head).toBeNull();
  stand.forgetAll();
  stand.next();
  expect(resets.at(-1)).toBeNull();
});

test('away from a stand the next visitor has a blank app and the same picture', () => {
  const { stand, resets, did } = world();
  stand.next();
  expect(resets).toEqual([null]);
  expect(did).toEqual(['reset']);
  expect(stand.on).toBe(false);
});

test('a presenter chooses how long nobody may stand there, and that is remembered', () => {
  const { stand, shelf } = world();
  stand.endAfter(40);
  expect(shelf.seconds).toBe(40);
  stand.begin();
  stand.ask();
  stand.welcome();
  stand.see(true, 1000);
  stand.see(false, 41_000);
  expect([stand.state.kind, stand.emptyFor]).toEqual(['visiting', 40_000]);
  stand.see(false, 41_001);
  expect(stand.state.kind).toBe('inviting');
});
