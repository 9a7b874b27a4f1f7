import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atRest, newVisitor, phase, visit, waitForTargets } from './app.ts';
import { serious } from './axe.ts';
import { usingBuild } from './using-build.ts';

const build = usingBuild();

const ASTRONAUT = join(import.meta.dirname, '../../public/demo/astronaut.webp');

test.each(['zh', 'en'])('nothing keeps people out (%s)', async (lang) => {
  const context = await newVisitor(build.browser);
  const start = await visit(context, build.server.origin, `source=none&lang=${lang}`);
  await phase(start, ['ready']);
  expect(await serious(start)).toEqual([]);

  const live = await visit(context, build.server.origin, `source=demo&lang=${lang}`);
  await waitForTargets(live, 2);
  expect(await serious(live)).toEqual([]);
  await live.locator('[data-testid="targets"] > li').first().click({ force: true });
  await live.waitForTimeout(500);
  await atRest(live);
  expect(await serious(live)).toEqual([]);
  for (const sheet of ['more', 'add-class']) {
    await live.getByTestId(sheet).click();
    await live.waitForTimeout(500);
    await atRest(live);
    expect(await serious(live)).toEqual([]);
    await live.keyboard.press('Escape');
  }
  await live.close();

  // A photo holds still: its people can be taught at leisure.
  const photo = await visit(context, build.server.origin, `source=none&lang=${lang}`);
  await phase(photo, ['ready']);
  await photo.getByTestId('open-file').setInputFiles(ASTRONAUT);
  await waitForTargets(photo, 1);
  await photo.locator('[data-testid="targets"] > li').first().click({ force: true });
  await photo.getByTestId('capture').click();
  await photo.getByTestId('train').waitFor();
  await photo.waitForTimeout(500);
  await atRest(photo);
  expect(await serious(photo)).toEqual([]);
  await photo.close();

  for (const screen of ['about', 'stage', 'teach']) {
    const page = await visit(context, build.server.origin, `screen=${screen}&source=none&lang=${lang}`);
    await phase(page, ['ready']);
    expect(await serious(page)).toEqual([]);
    await page.close();
  }
  await context.close();
});
