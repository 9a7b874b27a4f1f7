import type { BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { shuffled } from '#core/race/shuffled.ts';
import { rng } from '#core/rng.ts';
import { POLICY } from '../../src/build/csp.ts';
import { DIST, newVisitor, openBrowser } from '../built/app.ts';
import { root } from '../runner/step.ts';
import { serveFolders } from '../static-server.ts';
import { groupOf } from './heads/draw.ts';
import { addressOf, ask, leave } from './live/ask.ts';
import { stageAsCamera } from './live/camera-stage.ts';
import { tally, type Asked } from './live/tally.ts';
import { makeClasses, openStage, teachInTurn, trained } from './live/teach.ts';
import { readClasses, type PhotoFolder } from './heads/read-classes.ts';
import type { EvaluateOptions } from './options.ts';
import { Unmeasurable } from './unmeasurable.ts';

/**
 * The production build taught through its page: some people of each class stand before the camera one after the other and
 * are taught with one press each, then others are shown and the list of people says who they are.
 */
export async function evaluateLive({
  data,
  people,
  asked,
  draws,
  seed,
  classes,
  group,
}: EvaluateOptions): Promise<object> {
  const folders = chosen(readClasses(data), classes);
  const most = Math.max(...people);
  for (const { name, files } of folders) {
    if (files.length <= most) throw new Unmeasurable(`${data}/${name} needs more than ${most} photos.`);
  }
  await build({ root, logLevel: 'error' });
  const server = await serveFolders({ '/': DIST, '/data/': data }, { headers: { 'content-security-policy': POLICY } });
  const browser = await openBrowser();
  try {
    const results: Record<string, object> = {};
    for (const count of people) {
      const answers: Asked[] = [];
      for (let draw = 0; draw < draws; draw += 1) {
        const chance = rng(seed * 1000 + draw);
        const order = folders.map(({ files }) => shuffled(files, chance));
        const context = await newVisitor(browser);
        await stageAsCamera(context);
        answers.push(...(await oneVisit(context, server.origin, folders, order, { count, most: asked, group })));
        await context.close();
        console.log(`  ${count} people a class, draw ${draw + 1}: ${JSON.stringify(tally(answers))}`);
      }
      results[count] = tally(answers);
    }
    return { people: results, draws, asked, classes: folders.map(({ name }) => name) };
  } finally {
    await browser.close();
    await server.close();
  }
}

function chosen(all: readonly PhotoFolder[], names: readonly string[] | null): readonly PhotoFolder[] {
  if (!names) return all;
  return names.map((name) => {
    const folder = all.find((one) => one.name === name);
    if (!folder) throw new Unmeasurable(`There is no class ${name}: ${all.map((one) => one.name).join(', ')}.`);
    return folder;
  });
}

/** A new visitor teaches `count` people of each class and asks about `most` others of each, class by class in turn. */
async function oneVisit(
  context: BrowserContext,
  origin: string,
  folders: readonly PhotoFolder[],
  order: readonly (readonly string[])[],
  { count, most, group }: { readonly count: number; readonly most: number; readonly group: boolean },
): Promise<Asked[]> {
  const page = await openStage(context, origin);
  const keys = await makeClasses(page, folders.length);
  const taught = await teachInTurn(page, order, count);
  await trained(page);
  const known = new Set(taught.flat().map(groupOf));
  const others = order.map((files, place) =>
    files.filter((file) => !taught[place]?.includes(file) && !(group && known.has(groupOf(file)))),
  );
  const answers: Asked[] = [];
  for (let turn = 0; turn < most; turn += 1) {
    for (const [place, files] of others.entries()) {
      const file = files[turn];
      if (!file) continue;
      answers.push({ truth: keys[place]!, answer: await ask(page, addressOf(file)) });
      await leave(page);
    }
  }
  return answers;
}
