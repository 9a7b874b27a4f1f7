import { expect, test } from 'vitest';
import { TakeHome } from '#app/stage/take-home.svelte.ts';
import { sceneOf } from '../live-world.ts';

const live = (kind: 'camera' | 'demo') => ({
  source: { kind, width: 640, height: 480 } as never,
  latest: { scene: sceneOf(false), receivedAt: 0 },
  covered: null,
  mirrored: true,
  stillPicture: { width: 640, height: 480 } as HTMLCanvasElement,
});

test('before a camera nobody is seen who did not say yes; the drawn people of the demo are', () => {
  expect(new TakeHome({ live: live('demo') }).may(1)).toBe(true);
  const home = new TakeHome({ live: live('camera') });
  expect(home.may(1)).toBe(false);
  home.toggle(1);
  expect([home.may(1), home.may(2)]).toEqual([true, false]);
  home.toggle(1);
  expect(home.may(1)).toBe(false);
  home.setEverybody(true);
  expect(home.may(2)).toBe(true);
});

test('what one visitor agreed to does not reach the next one, nor what was taken', () => {
  const home = new TakeHome({ live: live('camera') });
  home.toggle(1);
  home.setEverybody(true);
  home.take();
  expect(home.state.kind).toBe('picture');
  home.forget();
  expect(home.state.kind).toBe('idle');
  expect(home.may(1)).toBe(false);
});

test('a second press ends a clip, and a clip that could not be made is said to have failed', () => {
  const home = new TakeHome({ live: live('camera') });
  home.record();
  expect(home.state.kind).toBe('recording');
  home.record();
  expect(home.state.kind).toBe('idle');
  home.recorded(null);
  expect(home.state.kind).toBe('failed');
});
