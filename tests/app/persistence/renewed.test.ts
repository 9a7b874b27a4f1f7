import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sample } from '#core/dataset/dataset.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { sampleOf } from '../samples.ts';
import { browserOf, chooseElsewhere, peopleOf, projectOf, rest, windowOf } from './windows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what another version of the recognition made', () => {
  const foreign = async () => {
    const browser = browserOf();
    chooseElsewhere(browser, 'keep');
    browser.kept = projectOf('of old', 1, 2);
    const one = windowOf(browser);
    await one.keeper.restore();
    return one;
  };
  const look = (samples: readonly Sample[]) => Promise.resolve(samples.map((one) => ({ ...one, background: null })));

  test('is looked at again, joins what is here, and takes the place of what was kept', async () => {
    const { history, keeper, browser } = await foreign();
    history.add([sampleOf(3)]);
    expect(await keeper.renew(look)).toBe(true);
    expect([peopleOf(history), peopleOf(browser.kept)]).toEqual([
      ['p1', 'p2', 'p3'],
      ['p1', 'p2', 'p3'],
    ]);
    expect([browser.kept?.embeddingVersion, keeper.trouble]).toEqual([EMBEDDING.version, null]);
    expect(await keeper.renew(look)).toBe(false);
  });

  test('is left alone where a picture is missing, and written over by nothing that is taught', async () => {
    const { history, keeper, browser } = await foreign();
    expect(await keeper.renew((samples) => look(samples.slice(1)))).toBe(false);
    history.add([sampleOf(3)]);
    await rest();
    await keeper.hurry();
    expect([browser.kept?.embeddingVersion, peopleOf(browser.kept), peopleOf(history)]).toEqual(['of old', ['p1', 'p2'], ['p3']]); // prettier-ignore
    expect([await keeper.kept(), keeper.trouble, keeper.atStake]).toEqual([null, 'other-embedding', true]);
  });

  test('goes where its owner begins anew, and what is taught here is kept', async () => {
    const { history, keeper, browser } = await foreign();
    history.add([sampleOf(3)]);
    await keeper.keepAnew();
    expect([peopleOf(browser.kept), keeper.trouble]).toEqual([['p3'], null]);
  });
});
