import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { EXPERIMENTS, PACK_SHEETS, type ExperimentName } from '../../../src/core/lesson-pack.ts';
import { LANGUAGES } from '../../../src/i18n/index.ts';
import { newVisitor, phase, visit } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();

const pressed = (page: Page, testid: string) =>
  page.locator(`[data-testid="${testid}"][aria-pressed="true"]`).waitFor();
const number = async (page: Page, testid: string) =>
  Number(/-?[\d.]+/.exec((await page.getByTestId(testid).first().textContent()) ?? '')?.[0]);

/** What is to be seen when an experiment is open in the state that its link names. */
const SHOWS: Readonly<Record<ExperimentName, (page: Page) => Promise<unknown>>> = {
  demo: (page) => phase(page, ['live']),
  both: async (page) => {
    await pressed(page, 'neuron-task-both');
    expect(await page.getByTestId('neuron-state').textContent()).toMatch(/2.*0\.2/);
  },
  one: async (page) => {
    await pressed(page, 'neuron-task-one');
    expect(await page.getByTestId('neuron-state').textContent()).toMatch(/2.*0\.5/);
  },
  line: async (page) => expect(await number(page, 'xor-hidden')).toBe(0),
  fold: async (page) => expect(await number(page, 'xor-hidden')).toBe(2),
  pour: (page) => pressed(page, 'water-pour-1'),
  walls: (page) => page.locator('[data-testid="bias-step-build"][aria-current="step"]').waitFor(),
  swap: (page) => page.locator('[data-testid="bias-step-swap"][aria-current="step"]').waitFor(),
  mend: (page) => page.locator('[data-testid="bias-step-mend"][aria-current="step"]').waitFor(),
  today: (page) => page.locator('[data-testid="today-met-unlock"]').waitFor(),
};

test('every link and code of the lesson pack opens the experiment that it names, in its state', async () => {
  const context = await newVisitor(build.browser);
  const pack = await visit(context, build.server.origin, 'screen=explain');
  await pack.getByTestId('open-pack').click();
  const links = pack.locator('a[data-experiment]');
  await links.first().waitFor();
  const addresses = await links.evaluateAll((all) =>
    all.map((link) => [(link as HTMLElement).dataset.experiment, (link as HTMLAnchorElement).href] as const),
  );
  expect(addresses.map(([name]) => name).sort()).toEqual(Object.keys(EXPERIMENTS).sort());
  for (const [name, address] of addresses) {
    const page = await context.newPage();
    await page.goto(address);
    await SHOWS[name as ExperimentName](page);
    await page.close();
  }
  await context.close();
});

test('on paper the pack is three sheets that begin on a page each, black on white, in A4 and in Letter', async () => {
  const context = await newVisitor(build.browser);
  for (const lang of LANGUAGES) {
    const page = await visit(context, build.server.origin, `screen=explain&pack=worksheet&lang=${lang}`);
    for (const format of ['A4', 'Letter']) {
      await page.evaluate(() => (window.print = () => undefined));
      await page.getByTestId('print-pack').click();
      const sheets = page.locator('html.printing .print-page article');
      await sheets.first().waitFor({ state: 'attached' });
      expect(await sheets.evaluateAll((all) => all.map((one) => one.dataset.sheet))).toEqual([...PACK_SHEETS]);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('main').isVisible()).toBe(false);
      const look = await sheets
        .first()
        .evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]);
      expect(look).toEqual(['rgb(5, 8, 12)', 'rgb(255, 255, 255)']);
      const pdf = (await page.pdf({ format })).toString('latin1');
      const pages = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
      expect(pages, `${lang}, ${format}`).toBeGreaterThanOrEqual(3);
      expect(pages, `${lang}, ${format}`).toBeLessThanOrEqual(6);
      // The browser has said that printing is over; the sheets go.
      await page.emulateMedia({ media: null });
      await page.locator('html:not(.printing)').waitFor();
    }
    await page.close();
  }
  await context.close();
});
