import { expect, test } from 'vitest';
import { LayersState } from '#screens/explain/layers/layers-state.svelte.ts';

/** A bench whose person is seen so many times and is gone then. */
function benchFor(times: number): LayersState {
  let looks = 0;
  const explain = () => Promise.resolve(looks++ < times ? { slide: looks, depths: [], whole: null } : null);
  const app = { lab: { client: { explain } }, live: { lookAgain: () => undefined } };
  return new LayersState(app as unknown as ConstructorParameters<typeof LayersState>[0]);
}

test('the last picture of somebody who was followed stays when they leave', async () => {
  const bench = benchFor(2);
  await bench.look({ kind: 'track', track: 7 }, null, true);
  expect([bench.state, bench.following]).toMatchObject([{ phase: 'seen', left: true, seen: { slide: 2 } }, false]);
});

test('somebody new who is gone at once does not leave the one before on the bench', async () => {
  const bench = benchFor(1);
  await bench.look({ kind: 'track', track: 7 }, null);
  expect(bench.state).toMatchObject({ phase: 'seen', left: false });
  await bench.look({ kind: 'track', track: 8 }, null, true);
  expect(bench.state.phase).toBe('gone');
});
