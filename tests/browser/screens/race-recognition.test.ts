import { expect, test } from 'vitest';
import type { App } from '#app/app.svelte.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import { curveOf } from '#core/race/curve.ts';
import { drawsOf } from '#core/race/draws.ts';
import { teamOf } from '#core/race/tasks.ts';
import { describeFigures } from '#screens/explain/figures/describe-figures.ts';
import { CROWD } from '#screens/explain/race/crowd.ts';
import { startVision } from '../vision/start-vision.ts';

test('the real recognition learns vests from a few drawn figures better than by guessing', async () => {
  const { client } = await startVision('wasm');
  // A sixth of the crowd is enough to see it and quick to describe.
  const few = CROWD.slice(0, 32);
  const app = { lab: { client } } as unknown as App;
  const unlabelled = await describeFigures(
    app,
    few.map(({ figure }) => figure),
    undefined,
    undefined,
    false,
  );
  expect(
    unlabelled.every(
      ({ background, embedding }) => background === null && embedding.body.length === EMBEDDING.bodyLength,
    ),
  ).toBe(true);
  const racers = few.map(({ id, figure }, place) => {
    const who = { id, person: id, burst: id, shown: false, classKey: teamOf('vests', figure) };
    return { ...who, features: undefined as never, embedding: unlabelled[place]!.embedding };
  });
  const draws = drawsOf(racers, [1, 2, 3])!;
  const seen: number[] = [];
  const runs = await client.explain<'race'>(
    {
      type: 'race',
      racers: racers.map(({ classKey, embedding }) => ({ classKey, embedding })),
      draws,
      options: { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version },
    },
    { onProgress: ({ done }) => seen.push(done) },
  );
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(runs).toHaveLength(draws.shots.length * 3);
  expect(curveOf(runs!).at(-1)!.mean).toBeGreaterThan(0.75);
  client.dispose();
});
