import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everythingKept, search, valuesAt } from '../storage/search-stores.ts';
import { newVisitor, phase, targets, visit, waitForTargets, type Target } from './app.ts';
import { largest, learned, leaveTeach, open, openTeach, samples, select, teach, trained, wipe } from './teach-steps.ts';
import { usingBuild } from './using-build.ts';

const MASKS = join(import.meta.dirname, '../../../shared/data/masks');
const THREE = join(import.meta.dirname, '../fixtures/three-people.jpg');
const CLIP = join(import.meta.dirname, '../fixtures/demo.webm');

const build = usingBuild();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'visor-teach-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A page that is ready, with faces: what is taught before they are there has none. */
async function ready(query = ''): Promise<Page> {
  const page = await visit(await newVisitor(build.browser), build.server.origin, query);
  expect(await phase(page, ['ready', 'live', 'failed'])).not.toBe('failed');
  return page;
}

describe.skipIf(!existsSync(MASKS))('two classes taught from photos of masks (needs the test data)', () => {
  const files = (kind: string) =>
    readdirSync(join(MASKS, kind))
      .sort()
      .map((name) => join(MASKS, kind, name));
  const KINDS = ['with_mask', 'without_mask'] as const;
  /** Photos of each kind: what the head makes of many is measured by `npm run evaluate`. */
  const [TAUGHT, ASKED] = [6, 8];

  test('unseen photos are labelled right in the list', { timeout: 300_000 }, async () => {
    const page = await ready();
    for (let i = 0; i < TAUGHT; i += 1) {
      for (const [index, kind] of KINDS.entries()) {
        const people = await open(page, files(kind)[i] ?? '');
        await teach(page, largest(people), index === 0 ? 1 : 2);
      }
    }
    expect(await samples(page)).toBe(2 * TAUGHT);
    await trained(page);
    let right = 0;
    for (let i = 60; i < 60 + ASKED; i += 1) {
      for (const [index, kind] of KINDS.entries()) {
        const people = await open(page, files(kind)[i] ?? '');
        if (people.length === 0) continue;
        const { label } = await learned(page, largest(people).track);
        if (label === (index === 0 ? 'friend' : 'guest')) right += 1;
      }
    }
    // The evaluation reads 0.97 at ten shots; a few may be called unknown, and in one nobody may be found.
    expect(right).toBeGreaterThanOrEqual(0.75 * 2 * ASKED);
    await page.context().close();
  });
});

describe('people of a picture that comes with the tests', () => {
  /** The astronaut is class 2, one firefighter is class 1. */
  async function taughtPage(): Promise<{ page: Page; astronaut: Target; firefighter: Target }> {
    const page = await ready();
    const people = await open(page, THREE);
    const astronaut = people.find(({ box }) => (box[0] ?? 0) > 0.5)!;
    const firefighter = people.find(({ box }) => (box[0] ?? 0) + (box[2] ?? 0) < 0.5)!;
    await teach(page, astronaut, 2);
    await teach(page, firefighter, 1);
    await trained(page);
    return { page, astronaut, firefighter };
  }

  test('are labelled by the head after one press each; undo takes the presses back', async () => {
    const { page, astronaut, firefighter } = await taughtPage();
    expect((await learned(page, astronaut.track)).label).toBe('guest');
    expect((await learned(page, firefighter.track)).label).toBe('friend');
    await page.getByTestId('undo').first().click();
    await page.getByTestId('undo').first().click();
    await expect.poll(() => samples(page)).toBe(0);
    // Each undo trains, and a photo is looked at as a whole again.
    await expect.poll(async () => (await targets(page)).map(({ by }) => by)).not.toContain('head');
    await page.context().close();
  });

  test('export, wipe, import: the same answers', async () => {
    const { page, astronaut, firefighter } = await taughtPage();
    const answers = async () => {
      const people = await open(page, THREE);
      for (const { track } of people) await learned(page, track);
      return (await targets(page)).map(({ label, confidence }) => `${label} ${confidence}`).sort();
    };
    const before = await answers();
    expect(before.some((answer) => answer.startsWith('guest'))).toBe(true);
    const file = join(folder, 'project.zip');
    await openTeach(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export').click()]);
    await download.saveAs(file);
    await wipe(page);
    await page.getByTestId('import').setInputFiles(file);
    await leaveTeach(page);
    await expect.poll(() => samples(page)).toBe(2);
    expect(await answers()).toEqual(before);
    expect(astronaut.track).not.toBe(firefighter.track);

    const damaged = join(folder, 'damaged.zip');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    writeFileSync(damaged, bytes);
    await openTeach(page);
    await page.getByTestId('import').setInputFiles(damaged);
    const news = page.locator('[data-testid="file-news"].refused');
    await news.waitFor();
    expect((await news.innerText()).length).toBeGreaterThan(10);
    await leaveTeach(page);
    expect(await samples(page)).toBe(2);
    await page.context().close();
  });

  test('kept work is there after a reload; forgetting leaves no byte of the person in any store', async () => {
    const { page, firefighter } = await taughtPage();
    await openTeach(page);
    await page.getByTestId('keep').first().click();
    const kept = () => page.evaluate(everythingKept, false);
    const names = async () => [...new Set(valuesAt('person', await kept()).map(String))];
    await expect.poll(names).toHaveLength(2);
    // The whole name: it begins with the visit's, which is drawn by chance and may hold any two letters.
    const person = (await names()).find((name) => name.endsWith(`-p${firefighter.track}`));
    if (!person) throw new Error('nobody was kept');
    const places = async () => search(await kept(), [person]);
    expect(await places()).not.toEqual([]);
    const pictures = async () =>
      valuesAt('picture', await kept()).map((one) => Buffer.from(one as Uint8Array).toString('hex'));
    const before = await pictures();
    expect(before).toHaveLength(2);
    await leaveTeach(page);
    await select(page, firefighter);
    await page.getByTestId('forget').first().click();
    await expect.poll(() => samples(page)).toBe(1);
    await expect.poll(places).toEqual([]);
    expect((await pictures()).filter((one) => before.includes(one))).toHaveLength(1);
    await page.reload();
    await phase(page, ['ready', 'live']);
    await open(page, THREE);
    await expect.poll(() => samples(page)).toBe(1);
    await page.context().close();
  });
});

test('labels stay with their people while they cross in a clip', async () => {
  const page = await ready();
  await page.getByTestId('open-file').first().setInputFiles(CLIP);
  await waitForTargets(page, 3);
  const [first, ...others] = (await targets(page)).sort((a, b) => (a.box[0] ?? 0) - (b.box[0] ?? 0));
  const last = others.at(-1)!;
  await teach(page, first!, 1);
  await teach(page, last, 2);
  await trained(page);
  await expect.poll(async () => (await targets(page)).filter(({ by }) => by === 'head').length).toBeGreaterThan(1);
  const seen = new Map<number, Map<string, number>>();
  for (let look = 0; look < 60; look += 1) {
    for (const { track, label, by } of await targets(page)) {
      if (by !== 'head' || label === 'unknown') continue;
      const labels = seen.get(track) ?? new Map<string, number>();
      seen.set(track, labels.set(label, (labels.get(label) ?? 0) + 1));
    }
    await page.waitForTimeout(100);
  }
  expect(seen.size).toBeGreaterThanOrEqual(2);
  const all = [...seen.values()].map((labels) => [...labels.values()]);
  const total = all.flat().reduce((sum, count) => sum + count, 0);
  const steady = all.reduce((sum, counts) => sum + Math.max(...counts), 0);
  expect(steady / total).toBeGreaterThan(0.9);
  await page.context().close();
});
