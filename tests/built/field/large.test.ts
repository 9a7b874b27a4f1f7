import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newVisitor, phase, visit } from '../app.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();

/** A phone of 390 px, with everything or with its text alone twice as large. */
const LARGE = {
  'at 200 % zoom': { viewport: { width: 195, height: 422 }, text: '100%' },
  'with text of 200 %': { viewport: { width: 390, height: 844 }, text: '200%' },
};

/** Keys that no scrolling brings to where a finger meets them. */
function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 700)); // what opens is open
    const keys = [...document.querySelectorAll<HTMLElement>('button, label, a, select')].filter(
      (key) => key.checkVisibility({ checkOpacity: true }) && !key.closest('[inert]'),
    );
    return keys.flatMap((key) => {
      key.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, width, height } = key.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const reached = hit !== null && (key.contains(hit) || hit.contains(key));
      return reached || width === 0 ? [] : [key.dataset.testid ?? key.innerText];
    });
  });
}

test.each(Object.entries(LARGE))('%s every key is within reach', async (_name, { viewport, text }) => {
  const context = await newVisitor(build.browser, { viewport });
  await context.addInitScript((size) => {
    addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = size));
  }, text);
  const page = await visit(context, build.server.origin);
  await phase(page, ['ready']);
  expect(await outOfReach(page), 'start').toEqual([]);
  await page
    .getByTestId('open-file')
    .setInputFiles({ name: 'note.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await phase(page, ['failed']);
  expect(await outOfReach(page), 'failure').toEqual([]);
  await page.close();
  const live = await visit(context, build.server.origin, 'source=demo');
  await phase(live, ['live']);
  // People come and go, and their rows with them, while keys are tried.
  await expect.poll(() => outOfReach(live), { message: 'live' }).toEqual([]);
  await context.close();
});
