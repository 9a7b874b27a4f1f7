import type { Page } from 'playwright-core';
import { phase, waitForTargets } from '../page.ts';
import type { Route } from '../route.ts';

/** Opens a sheet by its key: on a phone some keys are behind "more". */
export async function openSheet(page: Page, key: string): Promise<void> {
  if (await page.locator('dialog[open]').count()) await closeSheet(page);
  const direct = page.getByTestId(key).first();
  if (!(await direct.isVisible())) await page.getByTestId('more').click();
  await page.getByTestId(key).first().click();
  await page.locator('dialog[open]').waitFor();
}

/** Escape, and the sheet is gone. */
export async function closeSheet(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** Points at the nearest person. */
export async function pointAt(page: Page, index = 0): Promise<void> {
  await page.locator('[data-testid="targets"] > li button').nth(index).click({ force: true });
}

export const LIVE_ROUTES: readonly Route[] = [
  {
    query: 'source=none',
    stops: [{ name: 'start', go: (page) => phase(page, ['ready']) }],
  },
  {
    query: 'source=demo',
    stops: [
      { name: 'demo', go: (page) => waitForTargets(page, 3) },
      { name: 'demo-person', go: (page) => pointAt(page) },
      {
        name: 'demo-rules',
        go: async (page) => {
          await pointAt(page);
          await openSheet(page, 'rules');
        },
      },
      { name: 'demo-add-class', go: (page) => openSheet(page, 'add-class') },
    ],
  },
  {
    query: 'source=camera',
    alone: {},
    stops: [
      {
        name: 'camera',
        go: async (page) => {
          if ((await phase(page, ['live', 'ready'])) === 'ready') await page.getByTestId('start-camera').click();
          await waitForTargets(page, 2);
        },
      },
      {
        name: 'camera-more',
        go: async (page) => {
          // A projector has all keys beside the picture.
          const more = page.getByTestId('more');
          if (await more.isVisible()) await more.click();
        },
      },
      {
        name: 'camera-lenses',
        go: async (page) => {
          await page.getByTestId('choose-camera').click();
          await page.locator('dialog[open]').waitFor();
        },
      },
    ],
  },
];
