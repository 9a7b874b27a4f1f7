import { en } from '../../../src/i18n/en.ts';
import { Chance } from '../chance.ts';
import { load } from '../chance/promises.ts';
import { openSite, World } from '../chance/world.ts';
import { mediaSeeds } from '../media-seeds.ts';
import { byteMutant } from '../mutants/byte-mutant.ts';
import type { FuzzOptions } from '../options.ts';

/** ms within which a file is shown or refused on a machine with nothing else to do. */
const PROMPT = 5000;
const NAMES = ['photo.jpg', 'photo', 'clip.mp4', '照片.heic', 'a.png.exe', `${'x'.repeat(200)}.webp`];
const TYPES = ['image/jpeg', '', 'video/mp4', 'application/octet-stream', 'image/svg+xml', 'text/html'];

/** Opens mutants of photos and clips in the production build, one after the other on one page; gives those that did not end well. */
export async function runPhotos({ seed, runs }: FuzzOptions): Promise<{ seed: number; what: string }[]> {
  const site = await openSite();
  const seeds = mediaSeeds().filter(({ bytes }) => bytes.length < 2 ** 20);
  const failed: { seed: number; what: string }[] = [];
  let world = await World.open(site, 'none');
  try {
    for (let one = seed; one < seed + runs; one++) {
      const chance = new Chance(one);
      const { name, bytes } = chance.pick(seeds);
      const mutant = byteMutant(chance, bytes, Math.min(bytes.length, chance.pick([32, 200, 4000, bytes.length])));
      const file = { name: chance.pick(NAMES), mimeType: chance.pick(TYPES), buffer: Buffer.from(mutant) };
      const what = await outcomeOf(world, file).catch((error: unknown) => String(error));
      if (what === null) continue;
      failed.push({ seed: one, what: `${name} as ${file.name}, ${file.mimeType}: ${what}` });
      await world.close();
      world = await World.open(site, 'none');
    }
  } finally {
    await world.close();
    await site.browser.close();
    await site.server.close();
  }
  return failed;
}

/** null where the file was shown, or refused in words. */
async function outcomeOf(
  world: World,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<string | null> {
  const { page } = world;
  const began = await page.evaluate(() => performance.now());
  const titles = Object.values(en.failures).map(({ title }) => title);
  await page.getByTestId('open-file').first().setInputFiles(file);
  const ended = await page
    .waitForFunction(
      ([since, sentences]) => {
        const shown = (window.faults.answered?.sent ?? -Infinity) > since;
        const refused = document.querySelector('[data-testid="file-refused"]') !== null;
        return shown || refused || sentences.some((one) => document.body.innerText.includes(one));
      },
      [began, titles] as const,
      { timeout: PROMPT * load(), polling: 50 },
    )
    .then(() => true)
    .catch(() => false);
  // What was refused is put away, so that the next file's sentence is its own.
  const dismiss = page.getByTestId('file-refused').getByRole('button').first();
  if (await dismiss.isVisible().catch(() => false)) await dismiss.click({ timeout: 1000 }).catch(() => undefined);
  else if (await page.evaluate(() => document.documentElement.dataset.phase === 'failed')) await world.load();
  if (world.thrown.length > 0) return `nobody caught: ${world.thrown.splice(0).join(' · ')}`;
  return ended ? null : 'neither shown nor refused';
}
