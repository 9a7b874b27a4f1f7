import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { targets, type Target } from './app.ts';

/** Opens a photo and waits for its people; nobody where the detector finds nobody. */
export async function open(
  page: Page,
  file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<Target[]> {
  const before = new Set((await targets(page)).map(({ track }) => track));
  await page.getByTestId('open-file').first().setInputFiles(file);
  await page.waitForFunction(
    (old) =>
      document.body.innerText.includes('Nobody in sight') ||
      [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')].some(
        (row) => !old.includes(Number(row.dataset.track)),
      ),
    [...before],
    { polling: 50 },
  );
  return targets(page);
}

/** How many samples the chips of the classes count. */
export async function samples(page: Page): Promise<number> {
  const counts = await page
    .locator('[data-testid^="teach-label-"]')
    .evaluateAll((chips) => chips.map((chip) => Number((chip as HTMLElement).dataset.count ?? NaN)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Selects a person of the list; who is selected stays so. */
export async function select(page: Page, { track }: Target): Promise<void> {
  const row = page.locator(`[data-testid="targets"] > li[data-track="${track}"]`);
  if ((await row.locator('button').getAttribute('aria-pressed')) !== 'true') await row.click();
}

/** Points at somebody, says what they are, presses once. */
export async function teach(page: Page, person: Target, label: 1 | 2): Promise<void> {
  const before = await samples(page);
  await select(page, person);
  await page.getByTestId(`teach-label-${label}`).click();
  await page.getByTestId('capture').click();
  await expect.poll(() => samples(page)).toBeGreaterThan(before);
}

/** The head that was trained on everything so far speaks. */
export async function trained(page: Page): Promise<void> {
  await page.getByTestId('train').first().click();
  await page.waitForFunction(
    () => document.querySelector('[data-testid="train"]')?.getAttribute('data-state') === 'idle',
    undefined,
    { polling: 50 },
  );
}

/** Who is nearest. */
export const largest = (people: readonly Target[]) =>
  people.reduce((best, one) =>
    (one.box[2] ?? 0) * (one.box[3] ?? 0) > (best.box[2] ?? 0) * (best.box[3] ?? 0) ? one : best,
  );

/** The label of one track once the head has spoken. */
export async function learned(page: Page, track: number): Promise<Target> {
  await page.waitForFunction(
    (id) => document.querySelector(`[data-testid="targets"] > li[data-track="${id}"][data-by="head"]`) !== null,
    track,
    { polling: 50 },
  );
  return (await targets(page)).find((one) => one.track === track)!;
}

/** From the picture to the Teach screen, and back. */
export async function openTeach(page: Page): Promise<void> {
  await page.getByTestId('teach-screen').first().click();
  await page.getByTestId('export').waitFor();
}

export async function leaveTeach(page: Page): Promise<void> {
  await page.getByTestId('back').first().click();
  await page.getByTestId('capture').waitFor();
}

/** Deletes everything taught. */
export async function wipe(page: Page): Promise<void> {
  await page.getByTestId('reset').click();
  await page.getByTestId('reset').click();
}
