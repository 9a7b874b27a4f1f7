import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { withSamples } from '#core/dataset/changes.ts';
import { FIRST_DATASET } from '#core/dataset/dataset.ts';
import { makeHead } from '../../storage/make-project.ts';
import { sampleOf } from '../samples.ts';
import { keeping, peopleOf, rest, windowOf } from './windows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an event', () => {
  test('never keeps: what it taught does not outlive it, what was kept before comes back', async () => {
    const { history, keeper, browser } = await keeping();
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
    const { history, keeper } = await keeping();
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

describe('an event, as a whole,', () => {
  test('tries once more to keep what could not be kept until now', async () => {
    const { history, keeper, browser } = windowOf();
    await keeper.keep();
    browser.full = true;
    history.add([sampleOf(1)]);
    await rest();
    browser.full = false;
    await keeper.setEvent(true);
    expect(peopleOf(browser.kept)).toEqual(['p1']);
  });

  test('that began with the page leaves nothing of what it taught', async () => {
    const first = windowOf();
    await first.keeper.setEvent(true);
    const { history, keeper } = windowOf(first.browser);
    history.add([sampleOf(1)]);
    await keeper.setEvent(false);
    expect(history.blank).toBe(true);
  });

  test('in which somebody is forgotten who was never taught changes nothing of before', async () => {
    const { history, keeper } = windowOf();
    const head = makeHead(1);
    history.replace(withSamples(FIRST_DATASET, [sampleOf(1)]), head);
    await keeper.setEvent(true);
    history.add([sampleOf(2)]);
    await keeper.forget('p9');
    await keeper.setEvent(false);
    expect([peopleOf(history), history.brought]).toEqual([['p1'], head]);
  });

  test('is remembered over a reload, with its minutes', async () => {
    const { keeper, browser } = windowOf();
    await keeper.setEvent(true);
    keeper.event.setIdleMinutes(4);
    const later = windowOf(browser).keeper.event;
    expect([later.on, later.idleMinutes]).toEqual([true, 4]);
    await keeper.setEvent(false);
    expect(windowOf(browser).keeper.event.on).toBe(false);
  });

  test('brings back head and options of before, too', async () => {
    const { history, keeper } = windowOf();
    const head = makeHead(1);
    const dataset = withSamples(FIRST_DATASET, [sampleOf(1)]);
    history.replace(dataset, head, { ...DEFAULT_OPTIONS, epochs: 9 });
    await keeper.setEvent(true);
    history.setOptions({ epochs: 8 });
    await keeper.setEvent(false);
    expect([history.dataset, history.brought, history.options.epochs]).toEqual([dataset, head, 9]);
  });

  test('after quiet minutes lets go of what was there before, unless its owner keeps it', async () => {
    for (const keep of [true, false]) {
      const { history, keeper, pass } = windowOf();
      if (keep) await keeper.keep();
      history.add([sampleOf(1)]);
      await keeper.setEvent(true);
      history.add([sampleOf(2)]);
      pass(10);
      expect(history.blank).toBe(true);
      await keeper.setEvent(false);
      expect(peopleOf(history)).toEqual(keep ? ['p1'] : []);
    }
  });

  test('wipes nothing that is not there: steps are not lost to the clock', () => {
    const { history, keeper, pass } = windowOf();
    history.add([sampleOf(1)]);
    pass(60);
    expect(history.canUndo).toBe(true);
    keeper.touch();
    expect(history.canUndo).toBe(true);
  });
});
