import { expect, test } from 'vitest';
import { newVisitor, visit, waitForTargets } from '../app.ts';
import { serious } from '../axe.ts';
import { usingBuild } from '../using-build.ts';

const build = usingBuild();

test('a clicker walks the whole script without a network, and the notes beside follow', async () => {
  const context = await newVisitor(build.browser, { viewport: { width: 1280, height: 800 } });
  const page = await visit(context, build.server.origin, 'source=demo&screen=stage&lang=zh');
  await waitForTargets(page, 1);
  const notes = await context.newPage();
  await notes.goto(`${build.server.origin}/?notes&lang=zh`);
  await notes.getByTestId('notes-next').waitFor();
  expect(await serious(notes)).toEqual([]);
  await page.bringToFront();
  await page.mouse.move(300, 300);
  await page.getByTestId('script').click();
  const seen: string[] = [];
  for (let part = 0; part < 9; part += 1) {
    const bar = page.getByTestId('script-bar');
    await bar.waitFor();
    seen.push((await bar.getAttribute('data-chapter')) ?? '');
    await expect.poll(() => notes.locator('li[aria-current="step"]').getAttribute('id')).toBe(seen.at(-1));
    if (part < 8) await page.locator('body').press('PageDown');
  }
  expect(seen).toEqual(['suit', 'scan', 'teach', 'test', 'why', 'fool', 'mend', 'how', 'goodbye']);
  await context.close();
});
