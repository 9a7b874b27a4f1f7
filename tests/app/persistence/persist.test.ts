import { expect, test } from 'vitest';
import { askToPersist } from '#app/persistence/persist.ts';

/** A browser that keeps already or not, and says yes or no when it is asked. */
function browser(persisted: boolean, says: boolean) {
  let asked = 0;
  const persist = () => {
    asked++;
    return Promise.resolve(says);
  };
  return { storage: { persisted: () => Promise.resolve(persisted), persist }, asked: () => asked };
}

test.each([
  ['what is persistent already is not asked for', { persisted: true, says: false, installed: true }, [true, 0]],
  ['an installed app asks, and may get it', { persisted: false, says: true, installed: true }, [true, 1]],
  ['or may not', { persisted: false, says: false, installed: true }, [false, 1]],
  ['a plain tab asks for nothing', { persisted: false, says: true, installed: false }, [false, 0]],
])('%s', async (_what, { persisted, says, installed }, outcome) => {
  const { storage, asked } = browser(persisted, says);
  expect([await askToPersist(storage, installed), asked()]).toEqual(outcome);
});

test('a browser that knows no such thing, or throws, keeps as it likes', async () => {
  expect(await askToPersist(undefined, true)).toBe(false);
  const refuses = () => Promise.reject(new TypeError('not here'));
  expect(await askToPersist({ persisted: refuses, persist: refuses }, true)).toBe(false);
});
