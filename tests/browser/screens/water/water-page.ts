import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import type { App } from '#app/app.svelte.ts';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import WaterLesson from '#screens/explain/water/WaterLesson.svelte';
import '#ui/tokens.css';
import '#ui/base.css';
import { get } from '../on-page.ts';
import { TeachWorld } from '../teach-world.svelte.ts';

/** The lesson of the water network: a world of its own for each test of the file that imports this. */
export let world: TeachWorld;
export let link: LessonLink;
let view: object;

export { waterEn as text } from '#screens/explain/water/words-en.ts';

beforeEach(async () => {
  await page.viewport(390, 844);
  world = new TeachWorld('en');
});
afterEach(() => unmount(view));

/** Opens it with what an address says. */
export function open(settings: Readonly<Record<string, string>> = {}): void {
  link = new LessonLink({ lesson: 'water', pack: null, settings }, 'https://visor.example/');
  const speaker = { exampleHead: null, exampleDataset: null, bringExample: () => Promise.resolve(null) };
  const app: unknown = Object.assign(Object.create(world) as object, {
    lab: { link, client: {} },
    speaker,
    capture: { target: null },
    language: world.language,
    trainer: world.trainer,
    history: world.history,
    live: world.live,
    recogniser: world.recogniser,
  });
  view = mount(WaterLesson, { target: document.body, props: { app: app as App } });
  flushSync();
}

/** Takes it off the page, for another address. */
export async function close(): Promise<void> {
  await unmount(view);
}

/** Percent of each outlet, as they stand now. */
export const sharesOf = () =>
  [...get('water-outlets').querySelectorAll('li')].map((li) => parseInt(li.querySelector('.share')!.textContent, 10));

/** The shares, once nothing moves any more. */
export async function settled(): Promise<number[]> {
  let before = '';
  await expect
    .poll(async () => {
      const now = document.querySelector('[data-testid="water-outlets"]')?.textContent ?? '';
      const same = now !== '' && now === before;
      before = now;
      // A busy machine draws seldom: so many pictures, not so much time.
      for (let drawn = 0; drawn < 8; drawn++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return same;
    })
    .toBe(true);
  return sharesOf();
}

/** The exercises are drawn. */
export async function ready(): Promise<void> {
  await expect.poll(() => get('water-run').hasAttribute('disabled')).toBe(false);
}
