import { expect, test } from 'vitest';
import { TakeHome } from '#app/stage/take-home.svelte.ts';
import { sceneOf } from '../live-world.ts';

const SCENE = sceneOf(true);
const options = (kind: 'camera' | 'demo') => ({
  hold: () => null,
  look: () => Promise.resolve(SCENE),
  live: {
    source: { kind, width: 640, height: 480 } as never,
    mirrored: true,
    stillPicture: { width: 640, height: 480 } as HTMLCanvasElement,
  },
});

test('before a camera nobody is seen who did not say yes; the drawn people of the demo are', () => {
  expect(new TakeHome(options('demo')).may(1)).toBe(true);
  const home = new TakeHome(options('camera'));
  expect(home.may(1)).toBe(false);
  home.toggle(1);
  expect([home.may(1), home.may(2)]).toEqual([true, false]);
  home.toggle(1);
  expect(home.may(1)).toBe(false);
  home.setEverybody(true);
  expect(home.may(2)).toBe(true);
});

test('what one visitor agreed to does not reach the next one, nor what was taken', async () => {
  const home = new TakeHome(options('camera'));
  home.toggle(1);
  home.setEverybody(true);
  await home.take();
  expect(home.state).toMatchObject({ kind: 'picture', scene: SCENE, mirrored: true });
  home.forget();
  expect(home.state.kind).toBe('idle');
  expect(home.may(1)).toBe(false);
});

test('a second press ends a clip; one that could not be made is said to have failed', () => {
  const home = new TakeHome(options('camera'));
  home.record();
  expect(home.state.kind).toBe('recording');
  home.record();
  expect(home.state.kind).toBe('ending');
  home.recorded(null);
  expect(home.state.kind).toBe('failed');
});

test('a clip that ends after its visitor has gone is seen by nobody', () => {
  const home = new TakeHome(options('camera'));
  home.record();
  home.forget();
  home.recorded(new Blob(['x']));
  expect(home.state.kind).toBe('idle');
});

test('whoever is gone before a picture was looked at gets none', async () => {
  const home = new TakeHome(options('camera'));
  const taking = home.take();
  home.forget();
  await taking;
  expect(home.state.kind).toBe('idle');
});
