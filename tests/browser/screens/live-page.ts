import { flushSync, mount, tick, unmount } from 'svelte';
import { page } from 'vitest/browser';
import LiveView from '#screens/live/LiveView.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { person } from '../../hud/people.ts';
import { TeachingWorld } from './teaching-world.svelte.ts';

/** Who is in the picture: one on the left, one on the right. */
export const LEFT = person(1, { x: 0.1, y: 0.3, width: 0.2, height: 0.5 });
export const RIGHT = person(2, { x: 0.6, y: 0.3, width: 0.2, height: 0.5 });

/** The live view of a phone in a world of its own, in English. */
export async function openLive(): Promise<{ world: TeachingWorld; close: () => Promise<void> }> {
  await page.viewport(390, 844);
  const world = new TeachingWorld('en');
  Object.assign(world.live.picture, { width: 1280, height: 720 });
  world.show([LEFT, RIGHT]);
  const view = mount(LiveView, { target: document.body, props: { app: world.app } });
  flushSync();
  await tick();
  return { world, close: () => unmount(view) };
}
