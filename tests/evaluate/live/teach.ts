import type { BrowserContext, Page } from 'playwright-core';
import { phase, visit } from '../../built/app.ts';
import { Unmeasurable } from '../unmeasurable.ts';
import { addressOf, appear, leave } from './ask.ts';

/** The app before the camera, with everything loaded that comes after the first label: faces are taught, too. */
export async function openStage(context: BrowserContext, origin: string): Promise<Page> {
  const page = await visit(context, origin, 'source=camera');
  if ((await phase(page, ['live', 'ready', 'failed'])) === 'ready') await page.getByTestId('start-camera').click();
  await phase(page, ['live']);
  await page.waitForLoadState('networkidle');
  return page;
}

/** As many classes as are taught: two are there already. Answers their keys as the list of people says them. */
export async function makeClasses(page: Page, count: number): Promise<string[]> {
  const chips = page.locator('[data-testid^="teach-label-"]');
  while ((await chips.count()) < count) {
    const before = await chips.count();
    await page.getByTestId('add-class').click();
    await page.locator('#class-name').fill(`Class ${before + 1}`);
    await page.locator('#class-name').press('Enter');
    await page.waitForFunction((n) => document.querySelectorAll('[data-testid^="teach-label-"]').length > n, before);
  }
  return chips.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.key ?? ''));
}

/**
 * Teaches `count` people of each class in turn, one press each; who is found by nobody makes way for the next.
 * Answers the files that were taught, class by class.
 */
export async function teachInTurn(
  page: Page,
  order: readonly (readonly string[])[],
  count: number,
): Promise<readonly (readonly string[])[]> {
  const waiting = order.map((files) => [...files]);
  const taught: string[][] = order.map(() => []);
  for (let turn = 0; turn < count; turn += 1) {
    for (const [place, files] of waiting.entries()) {
      for (;;) {
        const file = files.shift();
        if (!file) throw new Unmeasurable('Too few of these photos show somebody who is found.');
        const track = await appear(page, addressOf(file));
        if (track !== null && (await teach(page, track, place + 1))) {
          taught[place]?.push(file);
          break;
        }
        await leave(page);
      }
      await leave(page);
    }
  }
  return taught;
}

/** One press of the round key; false where the person was lost before a picture was taken. */
async function teach(page: Page, track: number, label: number): Promise<boolean> {
  const chip = page.getByTestId(`teach-label-${label}`);
  const counted = async () => Number(await chip.getAttribute('data-count'));
  const before = await counted();
  // Whoever moves gets a row that moves: the click goes to the row itself, wherever it is.
  await page.locator(`[data-testid="targets"] > li[data-track="${track}"]`).dispatchEvent('click');
  await chip.click();
  await page.getByTestId('capture').click();
  return page
    .waitForFunction(
      ({ testid, had }) => {
        const now = document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)?.dataset.count;
        return Number(now) > had;
      },
      { testid: `teach-label-${label}`, had: before },
      { timeout: 15_000, polling: 100 },
    )
    .then(
      () => true,
      () => false,
    );
}

/** Waits until the head has learnt everything that was taught. */
export async function trained(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[data-testid="train"]')?.getAttribute('data-state') === 'idle',
    undefined,
    { polling: 100 },
  );
}
