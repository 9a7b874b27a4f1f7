import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { phase, waitForTargets } from '../page.ts';
import type { Route, Stop } from '../route.ts';
import { closeSheet, openSheet, pointAt } from './live.ts';

const PEOPLE = join(import.meta.dirname, '../../fixtures/three-people.jpg');
const ASTRONAUT = join(import.meta.dirname, '../../../public/demo/astronaut.webp');

async function openPhoto(page: Page): Promise<void> {
  await phase(page, ['ready']);
  await page.getByTestId('open-file').first().setInputFiles(PEOPLE);
  await waitForTargets(page, 3);
}

/** One press of the round key for person number `person`, as class number `label`. */
async function teach(page: Page, person: number, label: number): Promise<void> {
  await pointAt(page, person);
  const chip = page.getByTestId(`teach-label-${label}`);
  await chip.click();
  await page.getByTestId('capture').click();
  await page.waitForFunction(
    (at) => Number(document.querySelector<HTMLElement>(`[data-testid="teach-label-${at}"]`)?.dataset.count) > 0,
    label,
  );
}

/** A panel of the Samples screen, rolled to the top. */
const panel = (id: string): Stop => ({
  name: id.replace('teach-', 'samples-'),
  go: (page) => page.locator(`#${id}`).evaluate((node) => node.scrollIntoView({ block: 'start' })),
});

export const TEACH_ROUTES: readonly Route[] = [
  {
    query: 'source=none&screen=teach',
    stops: [{ name: 'samples-empty', go: (page) => page.getByTestId('export').waitFor() }],
  },
  {
    query: 'source=none&screen=teach',
    stops: [
      {
        name: 'tray',
        go: async (page) => {
          await phase(page, ['ready']);
          await page.getByTestId('teach-from-pictures').setInputFiles([PEOPLE, ASTRONAUT]);
          await page.locator('[data-testid="tray-picture"]:not([data-kind="waiting"])').nth(1).waitFor();
        },
      },
    ],
  },
  {
    query: 'source=none',
    alone: {},
    stops: [
      { name: 'photo', go: openPhoto },
      {
        name: 'photo-taught',
        go: async (page) => {
          await teach(page, 0, 1);
          await teach(page, 1, 2);
          await page.locator('[data-testid="targets"] > li[data-by="head"]').first().waitFor();
        },
      },
      {
        name: 'photo-why',
        go: async (page) => {
          await page.getByTestId('why').click();
          await page.locator('[data-occlusion="done"], [data-occlusion="failed"]').waitFor();
        },
      },
      {
        name: 'samples',
        go: async (page) => {
          await page.getByTestId('teach-screen').first().click();
          await page.getByTestId('export').waitFor();
        },
      },
      panel('teach-training'),
      panel('teach-exam'),
      panel('teach-strangers'),
      panel('teach-keep'),
      panel('teach-files'),
      {
        name: 'samples-code',
        go: async (page) => {
          await page.getByTestId('show-code').click();
          await page.getByTestId('code').waitFor();
        },
      },
      {
        name: 'certificate',
        kind: 'paper',
        go: async (page) => {
          await page.evaluate(() => (window.print = () => undefined));
          await closeSheet(page);
          await page.getByTestId('back').click();
          await openSheet(page, 'snapshot');
          await page.getByTestId('certificate').click();
          await page.locator('html.printing').waitFor();
        },
      },
      { name: 'take-home', go: (page) => page.getByTestId('shot').waitFor() },
    ],
  },
];
