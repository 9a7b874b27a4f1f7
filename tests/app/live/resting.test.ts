import { expect, test } from 'vitest';
import { liveWorld, sceneOf } from '../live-world.ts';

test('recognition rests while nobody watches, and the camera goes on', async () => {
  const { live, world, rest } = liveWorld();
  await live.open({ kind: 'camera' });
  const others = live.watch();
  rest();
  rest();
  expect(world.running).toBe(true);
  others();
  expect([world.running, live.phase, world.opened[0]?.closed]).toEqual([false, 'live', false]);
  live.watch();
  expect([world.running, world.asked.length]).toEqual([true, 1]);
});

test('no event of the page wakes a recognition that nobody watches', async () => {
  const { live, world, rest } = liveWorld();
  rest();
  await live.open({ kind: 'demo' });
  expect([live.phase, world.running]).toEqual(['live', false]);
  live.ready();
  live.hide();
  live.show();
  live.freeze(true);
  live.freeze(false);
  expect(world.running).toBe(false);
});

test('after a rest nothing old is shown; after a long one nobody is taken for who stood there', async () => {
  const { live, world, rest } = liveWorld();
  await live.open({ kind: 'demo' });
  const scene = sceneOf(false);
  world.answer = () => scene;
  await world.frame();
  live.select(1);
  const resets = world.resets;
  rest();
  world.now += 100;
  let end = live.watch();
  expect([live.targets.length, live.selected, world.resets]).toEqual([1, 1, resets]);
  end();
  world.now += 2000;
  end = live.watch();
  expect([live.latest, live.targets.length, live.selected, world.resets]).toEqual([null, 0, 1, resets]);
  end();
  world.now += 20_000;
  live.watch();
  expect([live.selected, world.resets]).toEqual([null, resets + 1]);
});

test('a picture that was held goes on after a rest: its labels would be about another one', async () => {
  const { live, world, rest } = liveWorld();
  await live.open({ kind: 'camera' });
  live.freeze(true);
  rest();
  world.now += 2000;
  live.watch();
  expect([live.phase, world.running]).toEqual(['live', true]);
});

test('a photo is looked at, watched or not, and keeps its labels', async () => {
  const { live, world, rest } = liveWorld();
  rest();
  await live.open({ kind: 'file', file: new Blob() });
  expect(world.running).toBe(true);
  world.answer = (still) => sceneOf(still);
  await world.frame();
  world.now += 20_000;
  const { resets } = world;
  live.watch();
  expect([live.targets.length, world.resets]).toEqual([1, resets]);
});

test('rates stay as they were measured last while recognition rests', async () => {
  const { live, world, rates, rest } = liveWorld();
  await live.open({ kind: 'demo' });
  world.answer = () => sceneOf(false);
  for (let i = 0; i < 5; i++) {
    world.now += 100;
    await world.frame();
  }
  const { recognition } = rates;
  expect(recognition).toBeGreaterThan(0);
  rest();
  world.now += 20_000;
  live.refresh();
  expect(rates.recognition).toBe(recognition);
});
