import type { Page } from 'playwright-core';
import { phase, waitForTargets } from '../page.ts';
import type { Route } from '../route.ts';
import { closeSheet, pointAt } from './live.ts';

/** The keys of the stage are there after a touch. */
async function press(page: Page, key: string): Promise<void> {
  const button = page.getByTestId(key);
  await button.dispatchEvent('pointermove');
  await button.click();
}

export const STAGE_ROUTES: readonly Route[] = [
  {
    query: 'source=demo&screen=stage',
    alone: {},
    stops: [
      { name: 'stage', go: (page) => waitForTargets(page, 3) },
      {
        name: 'stage-scan',
        kind: 'moving',
        go: async (page) => {
          await page.getByTestId('scan').first().click();
          await page.locator('[data-scan="told"]').waitFor();
        },
      },
      {
        name: 'stage-teach',
        go: async (page) => {
          await page.locator('[data-testid="scan-plate"]').waitFor({ state: 'detached' });
          await press(page, 'stage-teach');
          await pointAt(page);
        },
      },
      { name: 'stage-when', go: (page) => press(page, 'when') },
      {
        name: 'stage-stand',
        go: async (page) => {
          await closeSheet(page);
          await press(page, 'stage-teach');
          await press(page, 'stand');
        },
      },
      {
        name: 'stand-sign',
        kind: 'paper',
        go: async (page) => {
          await page.evaluate(() => (window.print = () => undefined));
          await page.getByTestId('print-sign').click();
          await page.locator('html.printing').waitFor();
        },
      },
      {
        name: 'script',
        go: async (page) => {
          await closeSheet(page);
          await press(page, 'script');
          await page.getByTestId('script-bar').waitFor();
        },
      },
      {
        name: 'stand-invitation',
        kind: 'moving',
        go: async (page) => {
          await page.getByTestId('script-close').click();
          await press(page, 'stand');
          await page.getByTestId('stand-begin').click();
          await page.getByTestId('stand-invite').waitFor();
        },
      },
      { name: 'stand-consent', go: (page) => page.getByTestId('stand-invite').click() },
      { name: 'stand-visitor', go: (page) => page.getByTestId('stand-yes').click() },
    ],
  },
  {
    query: 'notes',
    stops: [{ name: 'notes', go: (page) => page.getByTestId('notes-next').waitFor() }],
  },
  {
    query: 'screen=about&source=none',
    stops: [{ name: 'about', go: (page) => phase(page, ['ready']) }],
  },
];
