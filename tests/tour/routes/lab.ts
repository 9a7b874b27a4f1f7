import type { Page } from 'playwright-core';
import { LESSONS } from '../../../src/app/query.ts';
import { PACK_SHEETS } from '../../../src/core/lesson-pack.ts';
import type { Route } from '../route.ts';

export const LAB_ROUTES: readonly Route[] = [
  {
    query: 'screen=explain',
    stops: [
      { name: 'lab', go: (page) => page.getByTestId(`lesson-${LESSONS[0]}`).waitFor() },
      ...PACK_SHEETS.map((sheet) => ({
        name: `lesson-pack-${sheet}`,
        go: async (page: Page) => {
          if (!(await page.locator('main[data-pack]').count())) await page.getByTestId('open-pack').click();
          await page.getByTestId(`pack-${sheet}`).click();
          await page.locator(`main[data-pack="${sheet}"]`).waitFor();
        },
      })),
      {
        name: 'lesson-pack-printed',
        kind: 'paper',
        go: async (page) => {
          await page.evaluate(() => (window.print = () => undefined));
          await page.getByTestId('print-pack').click();
          await page.locator('html.printing').waitFor();
        },
      },
      ...LESSONS.map((lesson) => ({
        name: `lab-${lesson}`,
        kind: 'moving' as const,
        go: async (page: Page) => {
          if (await page.locator('main[data-lesson], main[data-pack]').count()) await page.getByTestId('back').click();
          await page.getByTestId(`lesson-${lesson}`).click();
          await page.locator(`main[data-lesson="${lesson}"]`).waitFor();
          // What it draws is computed in slices.
          await page.waitForTimeout(1500);
        },
      })),
      {
        name: 'lab-link',
        go: async (page) => {
          await page.getByTestId('lesson-link').click();
          await page.getByTestId('lesson-address').waitFor();
        },
      },
    ],
  },
];
