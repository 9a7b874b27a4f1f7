import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newVisitor, phase, targets, visit, waitForTargets } from './app.ts';
import { usingBuild } from './using-build.ts';

const build = usingBuild();

/** A page with a running camera, which counts the looks that are asked of the recognition. */
async function withCamera(): Promise<Page> {
  const context = await newVisitor(build.browser);
  await context.addInitScript(() => {
    window.Worker = class extends Worker {
      override postMessage(message: { type?: string }, transfer?: Transferable[] | StructuredSerializeOptions): void {
        const { dataset } = document.documentElement;
        if (message.type === 'look') dataset.looks = String(Number(dataset.looks ?? 0) + 1);
        super.postMessage(message, transfer as Transferable[]);
      }
    };
  });
  const page = await visit(context, build.server.origin, 'source=camera');
  if ((await phase(page, ['live', 'ready'])) === 'ready') await page.getByTestId('start-camera').click();
  await waitForTargets(page, 1);
  return page;
}

const looks = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset.looks ?? 0));

const video = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('video');
    return element && { waits: element.closest('[data-waiting-place]') !== null, time: element.currentTime };
  });

async function openLab(page: Page): Promise<void> {
  await page.getByTestId('more').click();
  await page.getByTestId('open-lab').click();
}

test('recognition rests in the lab, the camera plays on out of sight, and labels go on afterwards', async () => {
  const page = await withCamera();
  await openLab(page);
  // The look under way comes to its end.
  await page.waitForTimeout(1000);
  const before = { looks: await looks(page), video: await video(page) };
  await page.waitForTimeout(6000);
  const after = { looks: await looks(page), video: await video(page) };
  expect(after.looks).toBe(before.looks);
  expect(after.video?.waits).toBe(true);
  expect(after.video!.time - before.video!.time).toBeGreaterThan(4);
  // A lesson about living people wakes it.
  await page.getByTestId('lesson-layers').click();
  await page.getByTestId('layers-who-live').first().waitFor();
  expect(await looks(page)).toBeGreaterThan(after.looks);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await waitForTargets(page, 1);
  expect(await video(page)).toMatchObject({ waits: false });
  expect(await phase(page, ['live', 'failed'])).toBe('live');
  await page.context().close();
}, 60_000);

/** Pictures of two people, one a class, by the keys of the page. */
async function teachTwo(page: Page): Promise<void> {
  const count = (label: number) => page.getByTestId(`teach-label-${label}`).getAttribute('data-count').then(Number);
  for (const label of [1, 2]) {
    await expect
      .poll(
        async () => {
          const people = await targets(page);
          const person = people[label % people.length];
          if (!person) return 0;
          const row = page.locator(`[data-testid="targets"] > li[data-track="${person.track}"] button`);
          if ((await row.getAttribute('aria-pressed', { timeout: 500 }).catch(() => null)) === 'false')
            await row.click({ force: true, timeout: 1000 }).catch(() => undefined);
          await page.getByTestId(`teach-label-${label}`).click();
          await page.getByTestId('capture').click();
          await page.waitForTimeout(1500);
          return count(label);
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
  }
}

test('somebody before the camera fools the head, teaches it that, and is measured again', async () => {
  const page = await withCamera();
  await teachTwo(page);
  const list = page.locator('[data-testid="targets"] > li[data-by="head"]');
  await list.first().waitFor({ timeout: 20_000 });
  await openLab(page);
  await page.getByTestId('lesson-bias').click();
  await page.getByTestId('bias-step-fool').click();
  await page.getByTestId('bias-player-people').click();
  const game = page.getByTestId('bias-live');
  const idle = () => game.getAttribute('data-phase');
  const result = page.getByTestId('bias-live-result');
  const learn = page.getByTestId('bias-live-learn');
  // Whatever it says, one of the two classes is not that; people of the clip come and go.
  await expect
    .poll(
      async () => {
        for (const key of ['friend', 'guest']) {
          await page.getByTestId(`bias-truth-${key}`).click();
          await page.getByTestId('bias-live-test').click({ timeout: 5000 });
          await expect.poll(idle, { timeout: 20_000 }).not.toBe('looking');
          if (await learn.isVisible()) return true;
        }
        return false;
      },
      { timeout: 100_000 },
    )
    .toBe(true);
  const wrong = Number((await result.textContent())?.match(/(\d+) of 12/)?.[1]);
  const points = Number((await page.getByTestId('bias-live-points').textContent())?.match(/\d+/)?.[0]);
  // Points are won where most looks were not right; rows before this one may have won some.
  expect(points).toBeGreaterThanOrEqual(wrong > 6 ? 1 : 0);
  await learn.click();
  await expect
    .poll(
      async () => {
        if ((await idle()) === 'lost') await page.getByTestId('bias-live-test').click();
        return result.textContent();
      },
      { timeout: 40_000 },
    )
    .toMatch(/before the lesson: \d+; after it: \d+/);
  await page.context().close();
}, 240_000);
