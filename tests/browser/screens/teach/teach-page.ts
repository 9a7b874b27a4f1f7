import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach } from 'vitest';
import { page } from 'vitest/browser';
import TeachScreen from '#screens/teach/TeachScreen.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { burstOf, TeachWorld } from '../teach-world.svelte.ts';

/** The Teach screen, on the page anew for each test of the file that imports this. */
export let world: TeachWorld;
let view: object;

beforeEach(async () => {
  await page.viewport(390, 844);
  world = new TeachWorld('en');
  view = mount(TeachScreen, { target: document.body, props: { app: world.app } });
  await settle();
});
afterEach(() => unmount(view));

/** Two friends, two guests, three pictures each; p1 was taken in two bursts. */
export async function taught(): Promise<void> {
  world.history.add(await burstOf('friend', 'p1', 3, 1));
  world.history.add(await burstOf('guest', 'p2', 3, 2));
  world.history.add(await burstOf('friend', 'p3', 3, 3));
  world.history.add(await burstOf('guest', 'p4', 3, 4));
  world.history.add(await burstOf('friend', 'p1', 2, 5));
  await world.settled();
  await settle();
}

/** The page has followed. */
export async function settle(): Promise<void> {
  flushSync();
  await tick();
}

/** Clicks it, and the page has followed. */
export async function press(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

/** The button of that name, or whose name fits. */
export function button(name: string | RegExp): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('button')];
  const fits = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  const found = all.find((one) => fits((one.ariaLabel ?? one.textContent).trim()));
  if (!found) throw new Error(`no button ${String(name)} among ${all.map((one) => one.textContent.trim()).join(', ')}`);
  return found;
}

/** The pictures of the tray, how many are selected, and every sample's name. */
export const tiles = () => [...document.querySelectorAll<HTMLElement>('[data-sample]')];
export const selected = () => document.querySelectorAll('[data-sample][aria-selected="true"]').length;
export const ids = () => world.history.dataset.samples.map(({ id }) => id);

/** Presses a key on it, and the page has followed. */
export async function key(element: HTMLElement, name: string, shiftKey = false): Promise<void> {
  element.focus();
  element.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }));
  await settle();
  await settle();
}
