import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTabLock } from '#app/persistence/tab-lock.ts';
import { Keeper } from '#app/persistence/keeper.svelte.ts';
import { projectOf } from '#app/persistence/project-of.ts';
import { ProjectExchange } from '#app/persistence/project-exchange.svelte.ts';
import { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { Trainer } from '#app/training/trainer.svelte.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { distil } from '#core/head/distillation/distil.ts';
import { pack, unpack } from '#core/head/distillation/pack-head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { KeepError } from '#storage/dataset/storage-error.ts';
import type { DatasetStore } from '#storage/dataset/dataset-store.ts';
import type { Project } from '#storage/project/project.ts';
import { SettingsStore } from '#storage/settings.ts';
import { people } from '../../core/head/people.ts';
import { sampleOf } from '../samples.ts';

/** What all windows of one browser share. */
function browserOf() {
  const texts = new Map<string, string>();
  return {
    storage: {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => void texts.set(key, text),
    },
    kept: null as Project | null,
    full: false,
  };
}

/** One window: a real book and keeper; the head is whatever came along. */
function windowOf(browser = browserOf(), lockTab = () => Promise.resolve(true)) {
  const history = new DatasetHistory();
  const store: DatasetStore = {
    load: () => Promise.resolve(browser.kept),
    save: (project) => {
      if (browser.full) return Promise.reject(new KeepError('full', 'no room'));
      browser.kept = project;
      return Promise.resolve();
    },
    forget: () => Promise.resolve(),
    wipe: () => {
      browser.kept = null;
      return Promise.resolve();
    },
  };
  const clock = { now: 0, wall: 0 };
  const dropped: (string | null)[] = [];
  const trainer = {
    get head() {
      return history.brought;
    },
    get current() {
      return history.brought;
    },
    get options() {
      return history.options;
    },
  };
  const keeper = new Keeper({
    ...{ history, store, lockTab, trainer },
    capture: { drop: (person = null) => void dropped.push(person) },
    settings: new SettingsStore(() => browser.storage),
    clocks: { now: () => clock.now, wall: () => clock.wall },
    tellForgotten: () => undefined,
  });
  const exchange = new ProjectExchange({
    ...{ history, trainer, sheet: false },
    saveFile: () => Promise.resolve('downloaded'),
    fetchExample: () => Promise.reject(new Error('none here')),
    distil: () => Promise.reject(new Error('no worker here')),
  });
  history.onchange = () => keeper.changed();
  const pass = (minutes: number) => {
    clock.now += minutes * 60_000;
    clock.wall += minutes * 60_000;
    keeper.tick();
  };
  return { history, keeper, exchange, browser, dropped, clock, pass };
}

const peopleOf = (project: Pick<Project, 'dataset'> | null) =>
  project?.dataset.samples.map(({ person }) => person) ?? null;
const rest = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an event', () => {
  test('never keeps: what it taught does not outlive it, what was kept before comes back', async () => {
    const { history, keeper, browser } = windowOf();
    await keeper.keep();
    history.add([sampleOf(1)]);
    await keeper.setEvent(true);
    expect(peopleOf(browser.kept)).toEqual(['p1']);
    history.add([sampleOf(2)]);
    await rest();
    await keeper.setEvent(false);
    await rest();
    expect(peopleOf(history)).toEqual(['p1']);
    expect(peopleOf(browser.kept)).toEqual(['p1']);
  });

  test('that begins with the page loses nothing that was kept either', async () => {
    const first = windowOf();
    await first.keeper.keep();
    first.history.add([sampleOf(1)]);
    await first.keeper.setEvent(true);
    const { history, keeper, browser } = windowOf(first.browser);
    await keeper.restore();
    expect(peopleOf(history)).toEqual([]);
    await keeper.setEvent(false);
    await rest();
    expect(peopleOf(history)).toEqual(['p1']);
    expect(peopleOf(browser.kept)).toEqual(['p1']);
  });

  test('that is ended by mistake at once keeps its steps', async () => {
    const { history, keeper } = windowOf();
    await keeper.keep();
    history.add([sampleOf(1)]);
    await keeper.setEvent(true);
    await keeper.setEvent(false);
    expect(history.canUndo).toBe(true);
  });

  test.each<[string, (history: DatasetHistory) => void]>([
    ['pictures', (history) => history.add([sampleOf(1)])],
    ['pictures that undo would bring back', (history) => (history.add([sampleOf(1)]), history.remove(['s1']))],
    ['a name', (history) => history.changeClass('friend', { name: 'Ada' })],
    [
      'a model from a code',
      (history) =>
        history.replace({ classes: [], samples: [] }, trainHead([], { ...DEFAULT_OPTIONS, embeddingVersion: 'v' })),
    ],
  ])('wipes %s once nobody was there for a while', async (_what, teach) => {
    const { history, keeper, dropped, pass } = windowOf();
    await keeper.setEvent(true);
    teach(history);
    pass(9);
    expect(history.blank).toBe(false);
    pass(1);
    expect([history.blank, dropped]).toEqual([true, [null]]);
  });
});

test('what waits to be kept is kept at once when the page goes', async () => {
  const { history, keeper, browser } = windowOf();
  await keeper.keep();
  history.add([sampleOf(1)]);
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

describe('what an event taught is never kept', () => {
  test.each(['unasked', 'memory'] as const)(
    'not by "Keep" after it, where nothing was kept before (%s)',
    async (before) => {
      const { history, keeper, browser } = windowOf();
      if (before === 'memory') await keeper.stayInMemory();
      await keeper.setEvent(true);
      history.add([sampleOf(1)]);
      await keeper.setEvent(false);
      await keeper.keep();
      await rest();
      expect([peopleOf(history), peopleOf(browser.kept)]).toEqual([[], []]);
    },
  );

  test('what was taught before it, and nobody was asked about, comes back', async () => {
    const { history, keeper } = windowOf();
    history.add([sampleOf(1)]);
    await keeper.setEvent(true);
    history.add([sampleOf(2)]);
    await keeper.forget('p1');
    await keeper.setEvent(false);
    expect(peopleOf(history)).toEqual([]);
    history.add([sampleOf(3)]);
    await keeper.setEvent(true);
    history.add([sampleOf(4)]);
    await keeper.setEvent(false);
    expect(peopleOf(history)).toEqual(['p3']);
  });

  test('nor does a burst that ends after it, even where nothing else was taught', async () => {
    const { keeper, dropped } = windowOf();
    await keeper.setEvent(true);
    await keeper.setEvent(false);
    expect(dropped).toEqual([null]);
  });
});

describe("while the phone sleeps the page's clock stands still", () => {
  test('what an event left behind goes when the page is shown again', async () => {
    const { history, keeper, clock } = windowOf();
    await keeper.setEvent(true);
    history.add([sampleOf(1)]);
    clock.wall += 11 * 60_000;
    keeper.tick();
    expect(history.blank).toBe(true);
  });

  test('and whoever wakes it by a touch finds nothing of those before', async () => {
    const { history, keeper, clock } = windowOf();
    await keeper.setEvent(true);
    history.add([sampleOf(1)]);
    clock.wall += 11 * 60_000;
    keeper.touch();
    expect(history.blank).toBe(true);
  });

  test('a wall clock that is set back does not prolong it', async () => {
    const { history, keeper, clock, pass } = windowOf();
    await keeper.setEvent(true);
    history.add([sampleOf(1)]);
    clock.wall -= 60 * 60_000;
    pass(10);
    expect(history.blank).toBe(true);
  });
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

describe('two windows', () => {
  /** Locks as browsers have them: one holder, who holds as long as it likes. */
  function locksOf() {
    let held = false;
    const request = (_name: string, { signal }: LockOptions, run: () => Promise<unknown>): Promise<unknown> =>
      new Promise((_resolve, reject) => {
        if (!held) {
          held = true;
          void run();
        } else signal?.addEventListener('abort', () => reject(new Error('waited long enough')));
      });
    return { request, free: () => void (held = false) };
  }

  test('only the first one keeps; the second says so, and does once the first is closed', async () => {
    const locks = locksOf();
    const lockTab = () => createTabLock(locks as unknown as LockManager);
    const first = windowOf(undefined, lockTab());
    await first.keeper.keep();
    first.history.add([sampleOf(1)]);
    await rest();
    const second = windowOf(first.browser, lockTab());
    vi.useRealTimers();
    await second.keeper.restore();
    expect([second.keeper.trouble, peopleOf(second.history)]).toEqual(['other-window', ['p1']]);
    second.history.add([sampleOf(2)]);
    await second.keeper.keep();
    expect([second.keeper.trouble, peopleOf(first.browser.kept)]).toEqual(['other-window', ['p1']]);
    locks.free();
    await second.keeper.keep();
    expect([second.keeper.trouble, peopleOf(first.browser.kept)]).toEqual([null, ['p1', 'p2']]);
  });

  test('what one wipes is gone in both, and neither brings it back', async () => {
    const first = windowOf();
    await first.keeper.keep();
    first.history.add([sampleOf(1)]);
    await rest();
    const second = windowOf(first.browser);
    await second.keeper.restore();
    await second.keeper.wipe();
    first.keeper.elsewhere();
    await rest();
    expect([first.history.blank, first.keeper.consent, first.browser.kept]).toEqual([true, 'unasked', null]);
    first.keeper.event.setIdleMinutes(5);
    expect(new SettingsStore(() => first.browser.storage).current.keep).toBe('unasked');
  });
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
  expect(exchange.takeCode(pack({ ...small, classNames: small.classKeys.map(() => null) }))).toBe('done');
  const key = history.dataset.classes[0]!.key;
  history.changeClass(key, { name: 'Crew' });
  const nameOf = (one: string) => history.dataset.classes.find((own) => own.key === one)?.name ?? null;
  const code = await exchange.code({ wordOf: nameOf, tell: () => undefined, signal: new AbortController().signal });
  expect(unpack(code!.bytes).classNames[0]).toBe('Crew');
});
