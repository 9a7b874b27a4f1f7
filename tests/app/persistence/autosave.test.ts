import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { sampleOf } from '../samples.ts';
import { browserOf, chooseElsewhere, keeping, peopleOf, projectOf, rest, windowOf } from './windows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('changes are kept', () => {
  test('together, 0.6 s after the last', async () => {
    const { history, keeper, browser } = windowOf();
    await keeper.keep();
    const before = browser.saves;
    history.add([sampleOf(1)]);
    await vi.advanceTimersByTimeAsync(599);
    history.add([sampleOf(2)]);
    await vi.advanceTimersByTimeAsync(599);
    expect([browser.saves - before, keeper.state.phase]).toEqual([0, 'saving']);
    await vi.advanceTimersByTimeAsync(1);
    expect([browser.saves - before, keeper.state.phase, peopleOf(browser.kept)]).toEqual([1, 'kept', ['p1', 'p2']]);
  });

  test('once: where nothing waits, a page that goes writes nothing', async () => {
    const { keeper, browser } = await keeping();
    await keeper.hurry();
    const before = browser.saves;
    await keeper.hurry();
    await rest();
    expect(browser.saves).toBe(before);
  });

  test('not at all where nobody chose so', async () => {
    const { history, keeper, browser } = windowOf();
    history.add([sampleOf(1)]);
    await keeper.hurry();
    await rest();
    expect([browser.kept, keeper.state.phase]).toEqual([null, 'unread']);
  });

  test('a change while one is written waits for its own turn', async () => {
    const { history, keeper, browser } = await keeping();
    browser.onsave = () => history.add([sampleOf(2)]);
    await keeper.hurry();
    expect([peopleOf(browser.kept), keeper.state.phase]).toEqual([['p1'], 'saving']);
    browser.onsave = null;
    await rest();
    expect([peopleOf(browser.kept), keeper.state.phase]).toEqual([['p1', 'p2'], 'kept']);
  });

  test('and taken back where another window chose otherwise in that moment', async () => {
    const { keeper, browser } = await keeping();
    browser.onsave = () => chooseElsewhere(browser, 'memory');
    await keeper.hurry();
    expect([browser.kept, keeper.state.phase]).toEqual([null, 'nothing']);
  });
});

describe('at the next start', () => {
  test('what was kept comes back', async () => {
    const first = windowOf();
    await first.keeper.keep();
    first.history.add([sampleOf(1)]);
    await rest();
    const { history, keeper, browser } = windowOf(first.browser);
    await keeper.restore();
    expect([peopleOf(history), keeper.state.phase]).toEqual([['p1'], 'kept']);
    await rest();
    expect([peopleOf(browser.kept), keeper.state.phase]).toEqual([['p1'], 'kept']);
  });

  test('what was taught before it was read is kept beside it', async () => {
    const browser = browserOf();
    chooseElsewhere(browser, 'keep');
    browser.kept = projectOf(EMBEDDING.version, 1);
    const { history, keeper } = windowOf(browser);
    history.onchange = null;
    history.add([sampleOf(2)]);
    await keeper.restore();
    await rest();
    expect([peopleOf(history), peopleOf(browser.kept), keeper.state.phase]).toEqual([
      ['p1', 'p2'],
      ['p1', 'p2'],
      'kept',
    ]);
  });

  test('and where nothing was kept, it alone; but nothing taught is not written', async () => {
    const browser = browserOf();
    chooseElsewhere(browser, 'keep');
    const { history, keeper } = windowOf(browser);
    await keeper.restore();
    await rest();
    expect([browser.saves, keeper.state.phase]).toEqual([0, 'nothing']);
    const other = windowOf(browser);
    other.history.onchange = null;
    other.history.add([sampleOf(2)]);
    await other.keeper.restore();
    await rest();
    expect([peopleOf(browser.kept), peopleOf(history)]).toEqual([['p2'], []]);
  });

  test('what was only for now is deleted, what nobody was asked about is left alone', async () => {
    for (const [choice, left] of [
      ['memory', null],
      ['unasked', ['p1']],
    ] as const) {
      // prettier-ignore
      const browser = browserOf();
      chooseElsewhere(browser, choice);
      browser.kept = projectOf(EMBEDDING.version, 1);
      const { history, keeper } = windowOf(browser);
      await keeper.restore();
      expect([peopleOf(browser.kept), peopleOf(history)]).toEqual([left, []]);
    }
  });
});

describe('what did not work is tried again', () => {
  test('writing, once there is room', async () => {
    const { history, keeper, browser } = windowOf();
    await keeper.keep();
    browser.full = true;
    history.add([sampleOf(1)]);
    await rest();
    expect([keeper.trouble, keeper.atStake]).toEqual(['full', true]);
    browser.full = false;
    keeper.tick();
    await rest();
    expect([keeper.trouble, keeper.atStake, peopleOf(browser.kept)]).toEqual([null, false, ['p1']]);
    const before = browser.saves;
    keeper.tick();
    await rest();
    expect(browser.saves).toBe(before);
  });

  test('reading', async () => {
    const browser = browserOf();
    chooseElsewhere(browser, 'keep');
    browser.kept = projectOf(EMBEDDING.version, 1);
    browser.refuses = true;
    const { history, keeper } = windowOf(browser);
    await keeper.restore();
    expect([keeper.trouble, peopleOf(history), await keeper.kept()]).toEqual(['unread', [], null]);
    browser.refuses = false;
    keeper.tick();
    await rest();
    expect([keeper.trouble, peopleOf(history)]).toEqual([null, ['p1']]);
  });

  test('deleting: a wipe that failed is said, and the next start wipes', async () => {
    const { history, keeper, browser } = await keeping();
    await rest();
    browser.refuses = true;
    expect(await keeper.wipe()).toBe(false);
    expect([keeper.trouble, keeper.consent, history.blank, peopleOf(browser.kept)]).toEqual(['undeleted', 'memory', true, ['p1']]); // prettier-ignore
    browser.refuses = false;
    keeper.tick();
    await rest();
    expect([keeper.trouble, browser.kept]).toEqual([null, null]);
    expect(await keeper.wipe()).toBe(true);
    expect(keeper.consent).toBe('unasked');
  });

  test('deleting, before anything else is kept', async () => {
    const { history, keeper, browser } = await keeping();
    await rest();
    browser.refuses = true;
    await keeper.stayInMemory();
    browser.refuses = false;
    history.begin();
    await keeper.keep();
    expect([peopleOf(browser.kept), keeper.state.phase]).toEqual([[], 'kept']);
  });

  test('forgetting: whether it worked is said', async () => {
    const { history, keeper, browser, told } = windowOf();
    await keeper.keep();
    history.add([sampleOf(1), sampleOf(2)]);
    await rest();
    browser.refuses = true;
    expect(await keeper.forget('p1')).toBe(false);
    expect([peopleOf(history), told]).toEqual([['p2'], ['p1']]);
    browser.refuses = false;
    await rest();
    expect(peopleOf(browser.kept)).toEqual(['p2']);
  });
});
