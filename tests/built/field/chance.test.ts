import { afterAll, beforeAll, expect, test } from 'vitest';
import { playSequence } from '../../fuzz/chance/sequence.ts';
import { openSite, type Site } from '../../fuzz/chance/world.ts';

/** Short sequences of `npm run fuzz -- --only chance`, one after the other. */
const SEEDS = [1, 2, 3];
const STEPS = 2;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.browser.close();
  await site.server.close();
});

test.each(SEEDS)('seed %d: whatever goes wrong, the page lives again or says why not', async (seed) => {
  const { done, broken } = await playSequence(site, seed, STEPS);
  expect(broken, done.join(' · ')).toBeNull();
});
