import type { Page } from 'playwright-core';

/** Something that people do, wherever the app is; what cannot be done now is left. */
export interface Action {
  readonly name: string;
  run(page: Page): Promise<void>;
}

/** ms that a key is looked for. */
const SHORT = 1500;

async function tap(page: Page, testid: string): Promise<boolean> {
  return page.getByTestId(testid).first().click({ timeout: SHORT }).then(
    () => true,
    () => false,
  ); // prettier-ignore
}

/** What the parts of the app are entered and used by. */
export const ACTIONS: readonly Action[] = [
  { name: 'start', run: async (page) => void (await tap(page, 'start-camera')) },
  { name: 'live', run: (page) => page.waitForTimeout(300) },
  {
    name: 'teach',
    async run(page) {
      await page.locator('[data-testid="targets"] > li button').first().click({ timeout: SHORT }).catch(() => undefined); // prettier-ignore
      await tap(page, 'teach-label-1');
      await tap(page, 'capture');
      await page.waitForTimeout(600);
    },
  },
  { name: 'train', run: async (page) => void (await tap(page, 'train')) },
  {
    name: 'keep',
    async run(page) {
      if (!(await tap(page, 'teach-screen'))) return;
      await tap(page, 'keep');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'lesson',
    async run(page) {
      if (!(await tap(page, 'open-lab'))) {
        await tap(page, 'more');
        await tap(page, 'open-lab');
      }
    },
  },
  { name: 'stage', run: (page) => tap(page, 'more').then(() => void tap(page, 'present')) },
  { name: 'flip', run: async (page) => void (await tap(page, 'flip')) },
  { name: 'freeze', run: async (page) => void ((await tap(page, 'freeze')) && (await tap(page, 'resume'))) },
  { name: 'reload', run: async (page) => void (await page.reload({ waitUntil: 'domcontentloaded' })) },
];

/** Back to the picture, from wherever. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const back = page.getByTestId('back').first();
  if (await back.isVisible().catch(() => false)) await back.click({ timeout: SHORT }).catch(() => undefined);
}
