import { expect, test } from 'vitest';
import type { Lens } from '#camera/cameras.ts';
import { VisorError } from '#core/failure.ts';
import { liveWorld } from '../live-world.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));
const lens = (deviceId: string, facing: Lens['facing'] = null): Lens => ({ deviceId, label: deviceId, facing });

/** A camera runs on a device with these. */
async function withLenses(...lenses: Lens[]) {
  const made = liveWorld();
  made.world.lenses = lenses;
  await made.live.open({ kind: 'camera' });
  await settle();
  return made;
}

test('flip asks for the other lens itself, also where its label says nothing, and comes back the same way', async () => {
  const { live, world, settings } = await withLenses(lens('a'), lens('b'));
  await live.camera.flip();
  expect(world.asked[1]).toMatchObject({ facing: 'user', deviceId: 'b', leaving: 'a' });
  expect(settings()).toMatchObject({ facing: 'user', deviceId: 'b' });
  await settle();
  await live.camera.flip();
  expect(world.asked[2]).toMatchObject({ facing: 'environment', deviceId: 'a', leaving: 'b' });
});

test('what a lens delivered counts before what it says of itself', async () => {
  // The one that runs says "user" and delivers "environment", as its label is in no language that Visor knows.
  const { live, world } = await withLenses(lens('a', 'user'), lens('b', 'environment'), lens('c'));
  expect(live.camera.lenses.map(({ facing }) => facing)).toEqual(['environment', 'environment', null]);
  await live.camera.flip();
  expect(world.asked[1]?.deviceId).toBe('c');
});

test('every camera is on the list, whichever way it looks', async () => {
  const { live, world } = await withLenses(lens('a', 'environment'), lens('b', 'user'), lens('c'));
  expect(live.camera.lenses.map(({ deviceId }) => deviceId)).toEqual(['a', 'b', 'c']);
  await live.camera.choose('c');
  expect(world.asked[1]).toMatchObject({ deviceId: 'c' });
});

test('the lens that gave pictures is remembered, not the one that was asked for', async () => {
  const { live, world, settings } = await withLenses(lens('a'), lens('broken'), lens('c'));
  world.delivers = { deviceId: 'c', facing: 'user' };
  await live.camera.choose('broken');
  expect(settings()).toMatchObject({ facing: 'user', deviceId: 'c' });
});

test('a lens that gives no picture is not remembered', async () => {
  const { live, world, settings } = await withLenses(lens('a'), lens('broken'));
  world.failure = new VisorError('in-use');
  await live.camera.choose('broken');
  expect([live.failure, settings().deviceId]).toEqual(['in-use', null]);
});

test('a stored lens that another one had to stand in for is not asked for again', async () => {
  const { live, world, settings } = liveWorld();
  await live.open({ kind: 'camera' });
  world.lenses = [lens('a'), lens('b')];
  await live.camera.choose('b');
  world.delivers = { deviceId: 'a' };
  world.now += 10_000;
  await live.open({ kind: 'camera' });
  expect([world.asked.at(-1)?.deviceId, settings().deviceId]).toEqual(['b', null]);
});

test('mirror and quarter turn are remembered for a camera; once it is turned nobody is where they were', async () => {
  const { live, world, settings } = await withLenses(lens('a'));
  const { resets } = world;
  live.camera.turn();
  live.camera.mirror();
  expect(world.resets).toBe(resets + 1);
  world.now += 10_000;
  await live.open({ kind: 'camera' });
  expect(settings().views).toEqual({ a: { mirrored: true, turns: 1 } });
  expect(world.asked.at(-1)?.viewOf?.('a')).toEqual({ mirrored: true, turns: 1 });
  expect(world.asked.at(-1)?.viewOf?.('b')).toEqual({ mirrored: null, turns: 0 });
});

test('a picture that stands still is opened anew by itself, once; then it says so', async () => {
  const { live, world } = await withLenses(lens('a'));
  world.now += 20_000;
  live.source?.onbroken?.(new VisorError('frozen'));
  await settle();
  expect([live.phase, world.asked.length]).toEqual(['live', 2]);
  world.now += 5000;
  live.source?.onbroken?.(new VisorError('frozen'));
  await settle();
  expect([live.phase, live.failure]).toEqual(['failed', 'frozen']);
});

test.each(['disconnected', 'frozen', 'in-use'] as const)(
  'a camera that failed as %s lives again when somebody comes back',
  async (failure) => {
    const { live, world } = await withLenses(lens('a'));
    live.source?.onbroken?.(new VisorError(failure));
    live.hide();
    live.show();
    live.show();
    await settle();
    expect([live.phase, world.asked.length]).toEqual(['live', 2]);
  },
);

test('a camera that is plugged in again lives again', async () => {
  const { live, world } = await withLenses(lens('a'));
  live.source?.onbroken?.(new VisorError('disconnected'));
  live.camerasChanged();
  await settle();
  expect([live.phase, world.asked.length]).toEqual(['live', 2]);
});
