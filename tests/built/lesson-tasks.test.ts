import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LESSONS, type Lesson } from '../../src/app/query.ts';
import { newVisitor, phase, visit } from './app.ts';
import { usingBuild } from './using-build.ts';

/** Time of the processor, so that it does not count while others have it, on a machine as quick as this; ms. */
const LONGEST = 50;
/** What {@link reference} takes there. */
const REFERENCE = 20;
/** ms after the contents are there: what is kept for later visits is kept. */
const SETTLE = 6000;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor, µs. */
  readonly tdur?: number;
}

const build = usingBuild();

const mark = (page: Page, name: string) => page.evaluate((text) => void performance.mark(text), name);

/** Work that is always the same. */
async function reference(page: Page): Promise<void> {
  await page.evaluate(() => {
    performance.mark('visor:reference');
    let sum = 0;
    for (let i = 1; i < 1e6; i++) sum += Math.sqrt(i) / (1 + (sum % 7));
    return sum;
  });
}

/** Opens each lesson, presses its brightest key, watches for a while, and goes back. */
async function walk(page: Page, lessons: readonly Lesson[]): Promise<void> {
  for (const lesson of lessons) {
    const tile = page.getByTestId(`lesson-${lesson}`);
    await reference(page);
    await mark(page, `visor:${lesson}`);
    await tile.tap();
    await page.locator(`main[data-lesson="${lesson}"]`).waitFor();
    await page.waitForTimeout(1500);
    const keys = page.locator('main > .keys button:enabled');
    if ((await keys.count()) > 0) await keys.last().tap();
    await page.waitForTimeout(2500);
    for (let tries = 0; tries < 5 && (await tile.count()) === 0; tries++) await page.keyboard.press('Escape');
    await tile.waitFor();
  }
  await mark(page, 'visor:end');
}

/** The longest task of the page in each lesson, ms of the processor by the reference. */
async function longestTasks(browser: Browser, page: Page, lessons: readonly Lesson[]): Promise<Map<Lesson, number>> {
  const categories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing', 'toplevel'];
  await browser.startTracing(page, { categories });
  await walk(page, lessons);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const marks = traceEvents.filter(({ name }) => name.startsWith('visor:')).sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (!first) throw new Error('the trace has no marks');
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === first.pid && tid === first.tid,
  );
  const cost = ({ tdur = 0 }: TraceEvent) => tdur / 1000;
  const references = marks
    .filter(({ name }) => name === 'visor:reference')
    .flatMap(({ ts }) => tasks.filter((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0)));
  const median = references.map(cost).sort((a, b) => a - b)[references.length >> 1] ?? REFERENCE;
  const slower = Math.max(1, median / REFERENCE);
  return new Map(
    lessons.map((lesson) => {
      const from = marks.find(({ name }) => name === `visor:${lesson}`)?.ts ?? 0;
      const to = marks.find(({ ts }) => ts > from)?.ts ?? Infinity;
      const own = tasks.filter((task) => task.ts > from && task.ts < to && !references.includes(task)).map(cost);
      return [lesson, Math.max(...own) / slower];
    }),
  );
}

test(`no lesson has a task of over ${LONGEST} ms on the page, opening and running included`, async () => {
  const long = async (lessons: readonly Lesson[]) => {
    // A new visitor each time: what is done once a visit is long once a visit.
    const context = await newVisitor(build.browser);
    const page = await visit(context, build.server.origin, 'screen=explain');
    await phase(page, ['ready']);
    await page.getByTestId(`lesson-${LESSONS[0]}`).waitFor();
    await page.waitForTimeout(SETTLE);
    const found = [...(await longestTasks(build.browser, page, lessons))].filter(([, ms]) => ms > LONGEST);
    await context.close();
    return found;
  };
  const once = await long(LESSONS);
  // What is always long is long again; a collection of garbage that happened to come in between is not.
  const twice = once.length > 0 ? await long(once.map(([lesson]) => lesson)) : [];
  expect(twice).toEqual([]);
}, 300_000);
