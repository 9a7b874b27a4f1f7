import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { projectOf } from '#app/persistence/project-of.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { Trainer } from '#app/training/trainer.svelte.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { distil } from '#core/head/distillation/distil.ts';
import { pack, unpack } from '#core/head/distillation/pack-head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { people } from '../../core/head/people.ts';
import { sampleOf } from '../samples.ts';
import { browserOf, keeping, peopleOf, projectOf as projectMade, rest, windowOf } from './windows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what waits to be kept is kept at once when the page goes', async () => {
  const { keeper, browser } = await keeping();
  await keeper.hurry();
  expect(peopleOf(browser.kept)).toEqual(['p1']);
});

test('wiping and forgetting also end what is being taken', async () => {
  const { keeper, dropped } = windowOf();
  await keeper.forget('p1');
  await keeper.wipe();
  expect(dropped).toEqual(['p1', null]);
});

test('no room is said, and goes once there is some', async () => {
  const { history, keeper, browser } = windowOf();
  await keeper.keep();
  browser.full = true;
  history.add([sampleOf(1)]);
  await rest();
  expect([keeper.trouble, peopleOf(browser.kept), peopleOf(history)]).toEqual(['full', [], ['p1']]);
  browser.full = false;
  history.add([sampleOf(2)]);
  await rest();
  expect([keeper.trouble, peopleOf(browser.kept)]).toEqual([null, ['p1', 'p2']]);
});

describe('leaving the page asks first', () => {
  test('while something was taught that nobody was asked about, and not at an event', async () => {
    const { history, keeper } = windowOf();
    expect(keeper.atStake).toBe(false);
    history.add([sampleOf(1)]);
    expect(keeper.atStake).toBe(true);
    await keeper.setEvent(true);
    expect(keeper.atStake).toBe(false);
    await keeper.setEvent(false);
    await keeper.keep();
    expect(keeper.atStake).toBe(false);
  });

  test('and where it was to be kept and is not; never after "only for now"', async () => {
    const { history, keeper, browser } = windowOf();
    await keeper.keep();
    browser.full = true;
    history.add([sampleOf(1)]);
    await rest();
    expect(keeper.atStake).toBe(true);
    await keeper.stayInMemory();
    expect(keeper.atStake).toBe(false);
  });

  test('nor after "only for now" where the phone did not let go of what it kept', async () => {
    const { history, keeper, browser } = windowOf();
    history.add([sampleOf(1)]);
    browser.refuses = true;
    await keeper.stayInMemory();
    expect([keeper.trouble, history.canUndo, keeper.atStake]).toEqual(['undeleted', true, false]);
  });
});

test('a head that still knows somebody who is forgotten is neither kept nor given on', () => {
  const history = new DatasetHistory();
  const head = trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version });
  // A worker that never comes to an end.
  const client = { teach: () => new Promise(() => undefined) } as unknown as VisionClient;
  const trainer = new Trainer({ client, history, now: () => 0 });
  history.onchange = (change) => void trainer.follow(change);
  history.replace({ ...history.dataset, samples: [sampleOf(1), sampleOf(2)] }, head);
  expect(projectOf({ history, trainer }).head).toBe(head);
  history.forget('p1');
  expect([trainer.head, projectOf({ history, trainer }).head]).toEqual([head, null]);
});

test('what another version of the recognition made is left alone and said', async () => {
  const browser = browserOf();
  const { keeper } = windowOf(browser);
  await keeper.keep();
  browser.kept = {
    embeddingVersion: `not ${EMBEDDING.version}`,
    dataset: { classes: [], samples: [] },
    head: null,
    options: null,
  };
  const later = windowOf(browser);
  await later.keeper.restore();
  expect(later.keeper.trouble).toBe('other-embedding');
});

test('a model from a code goes on by code with the names that its classes have by now', async () => {
  const samples = people(1, 2, 4, 3);
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
  const small = distil(trainHead(samples, options), samples, 1).head;
  const { history, exchange } = windowOf();
  expect(exchange.takeCode(pack({ ...small, ...EMBEDDING, classNames: small.classKeys.map(() => null) }))).toBe('done');
  const key = history.dataset.classes[0]!.key;
  history.changeClass(key, { name: 'Crew' });
  const nameOf = (one: string) => history.dataset.classes.find((own) => own.key === one)?.name ?? null;
  const code = await exchange.code({ wordOf: nameOf, tell: () => undefined, signal: new AbortController().signal });
  expect(unpack(code!.bytes).classNames[0]).toBe('Crew');
});

describe('whoever else holds samples in memory', () => {
  const holderOf = (samples: Record<string, readonly string[]>) => {
    const did: string[] = [];
    return {
      did,
      samplesOf: (person: string) => samples[person] ?? [],
      forget: (person: string) => void did.push(`forget ${person}`),
      forgetAll: () => void did.push('forget all'),
    };
  };

  test('forgets with the keeper, and the phone forgets what only they still hold', async () => {
    const { history, keeper, browser } = windowOf();
    await keeper.keep();
    history.add([sampleOf(1), sampleOf(2)]);
    await rest();
    await keeper.setEvent(true);
    history.begin();
    const holder = holderOf({ p1: ['s1'] });
    keeper.watch(holder);
    expect(peopleOf(browser.kept)).toEqual(['p1', 'p2']);
    expect(await keeper.forget('p1')).toBe(true);
    expect(holder.did).toEqual(['forget p1']);
    expect(peopleOf(browser.kept)).toEqual(['p2']);
    await keeper.wipe();
    expect(holder.did).toEqual(['forget p1', 'forget all']);
  });
});

describe('what the phone keeps is read for a stand', () => {
  test('at an event too where its owner chose so, and is written over by nobody', async () => {
    const { history, keeper, browser } = await keeping();
    await rest();
    await keeper.setEvent(true);
    history.begin();
    history.add([sampleOf(9)]);
    await rest();
    expect((await keeper.kept())?.dataset.samples.map(({ id }) => id)).toEqual(['s1']);
    expect(peopleOf(browser.kept)).toEqual(['p1']);
  });

  test('and without that choice there is nothing', async () => {
    const { history, keeper } = windowOf();
    history.add([sampleOf(1)]);
    expect(await keeper.kept()).toBeNull();
    await keeper.keep();
    await rest();
    await keeper.stayInMemory();
    expect(await keeper.kept()).toBeNull();
    const browser = browserOf();
    browser.kept = projectMade(EMBEDDING.version, 1);
    expect(await windowOf(browser).keeper.kept()).toBeNull();
  });
});

test('what is taught takes as many bytes as its numbers and pictures', () => {
  const { history, keeper } = windowOf();
  expect(keeper.usage).toBe(0);
  const face = new Float32Array(3);
  history.add([sampleOf(1), sampleOf(2, { background: { body: new Float32Array(4), face } })]);
  expect(keeper.usage).toBe(2 * (4 * 4 + 3) + 4 * 4 + 3 * 4);
});
