import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LESSONS, type Lesson } from '../../src/app/query.ts';
import { newVisitor, phase, visit } from './app.ts';
import { longestTasks } from './page-tasks.ts';
import { usingBuild } from './using-build.ts';

const LONGEST = 50;
/** ms after the contents are there: what is kept for later visits is kept. */
const SETTLE = 5000;

const build = usingBuild();

/** Opens a lesson, presses its brightest key, watches for a while, and goes back. */
async function visitLesson(page: Page, lesson: Lesson): Promise<void> {
  const tile = page.getByTestId(`lesson-${lesson}`);
  await tile.tap();
  await page.locator(`main[data-lesson="${lesson}"]`).waitFor();
  await page.waitForTimeout(1000);
  const keys = page.locator('main > .keys button:enabled');
  if ((await keys.count()) > 0) await keys.last().tap();
  await page.waitForTimeout(1800);
  for (let tries = 0; tries < 5 && (await tile.count()) === 0; tries++) await page.keyboard.press('Escape');
  await tile.waitFor();
}

test(`no lesson has a task of over ${LONGEST} ms on the page, opening and running included`, async () => {
  const long = async (lessons: readonly Lesson[]) => {
    // A new visitor each time: what is done once a visit is long once a visit.
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin, 'screen=explain');
    await phase(page, ['ready']);
    await page.getByTestId(`lesson-${LESSONS[0]}`).waitFor();
    await page.waitForTimeout(SETTLE);
    const found = await longestTasks<Lesson>(build.browser, page, async (begin) => {
      for (const lesson of lessons) {
        await begin(lesson);
        await visitLesson(page, lesson);
      }
    });
    await context.close();
    return [...found].filter(([, ms]) => ms > LONGEST);
  };
  const once = await long(LESSONS);
  // What is always long is long again; a collection of garbage that happened to come in between is not.
  const twice = once.length > 0 ? await long(once.map(([lesson]) => lesson)) : [];
  expect(twice).toEqual([]);
}, 300_000);
