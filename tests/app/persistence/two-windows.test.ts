import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTabLock } from '#app/persistence/tab-lock.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { SettingsStore } from '#storage/settings.ts';
import { sampleOf } from '../samples.ts';
import { chooseElsewhere, keeping, peopleOf, projectOf, rest, windowOf } from './windows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('two windows', () => {
  /** Locks as browsers have them: one holder, who holds as long as it likes. */
  function locksOf() {
    let held = false;
    const request = (_name: string, { signal }: LockOptions, run: () => Promise<unknown>): Promise<unknown> =>
      new Promise((_resolve, reject) => {
        if (!held) {
          held = true;
          void run();
        } else signal?.addEventListener('abort', () => reject(signal.reason as Error));
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

describe('another window', () => {
  test('that chose to keep: this one keeps, too, and reads first', async () => {
    const { history, keeper, browser } = windowOf();
    history.add([sampleOf(2)]);
    browser.kept = projectOf(EMBEDDING.version, 1);
    chooseElsewhere(browser, 'keep');
    keeper.elsewhere();
    await rest();
    expect([keeper.consent, peopleOf(history), peopleOf(browser.kept)]).toEqual(['keep', ['p1', 'p2'], ['p1', 'p2']]);
  });

  test('that chose otherwise: nothing stays, what is taught here does', async () => {
    const { history, keeper, browser } = await keeping();
    await rest();
    chooseElsewhere(browser, 'memory');
    keeper.elsewhere();
    await rest();
    expect([keeper.consent, peopleOf(history), browser.kept]).toEqual(['memory', ['p1'], null]);
  });

  test('that began an event, or set its minutes', () => {
    const { keeper, browser, history, pass } = windowOf();
    new SettingsStore(() => browser.storage).update({ event: true, idleMinutes: 3 });
    keeper.elsewhere();
    expect([keeper.event.on, keeper.event.idleMinutes]).toEqual([true, 3]);
    history.add([sampleOf(1)]);
    pass(2);
    keeper.touch();
    pass(2);
    expect(history.blank).toBe(false);
    pass(1);
    expect(history.blank).toBe(true);
  });

  test('that changed other settings changes nothing here', async () => {
    const { keeper, browser } = await keeping();
    await rest();
    const before = browser.saves;
    new SettingsStore(() => browser.storage).update({ aloud: true });
    keeper.elsewhere();
    await rest();
    expect([keeper.state.phase, browser.saves]).toEqual(['kept', before]);
  });

  test('or the browser took the store away: what is taught here is kept again', async () => {
    const { keeper, browser } = await keeping();
    await rest();
    browser.kept = null;
    keeper.lost();
    await rest();
    expect(peopleOf(browser.kept)).toEqual(['p1']);
  });
});
