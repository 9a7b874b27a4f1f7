/**
 * `npm run gallery`: a picture of every screen, in every language, on a phone and on a projector, from the production build
 * into `.cache/gallery`, with a page to look through them. Ends with 1 where a screen cannot be reached.
 * `--screen NAME` (how its name begins), `--lang CODE`, `--display phone|projector` take some of them.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { HEADERS } from '../../src/build/csp.ts';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { CHROMIUM_FLAGS, chromiumPath, fakeCameraFlags } from '../chromium.ts';
import { fakeCamera } from '../fixtures/fake-camera.ts';
import { installChromium } from '../runner/install-chromium.ts';
import { root, step } from '../runner/step.ts';
import { serveFolders } from '../static-server.ts';
import { walk } from '../tour/route.ts';
import { ROUTES } from '../tour/screens.ts';
import { album, pictureName, type Shot } from './album.ts';
import { DISPLAYS } from './displays.ts';

const { values: only } = parseArgs({
  options: { screen: { type: 'string' }, lang: { type: 'string' }, display: { type: 'string' } },
});
const routes = ROUTES.filter(({ stops }) => stops.some(({ name }) => name.startsWith(only.screen ?? '')));
const languages = LANGUAGES.filter((lang) => lang === (only.lang ?? lang));
const displays = Object.entries(DISPLAYS).filter(([name]) => name === (only.display ?? name));

const FOLDER = join(root, '.cache/gallery');
const DIST = join(root, 'dist');

if (!(await installChromium())) process.exit(1);
if (!existsSync(join(DIST, 'index.html')) && !(await step('build', 'vite', ['build'])).ok) process.exit(1);

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const server = await serveFolders({ '/': DIST }, { headers: HEADERS });
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: [...CHROMIUM_FLAGS, ...fakeCameraFlags(fakeCamera())],
});
const shots: Shot[] = [];
const lost: string[] = [];
try {
  for (const [display, options] of displays) {
    for (const lang of languages) {
      const unseen = await walk({ browser, origin: server.origin, lang, options }, routes, async (page, { name }) => {
        const shot = { screen: name, lang, display };
        await page.screenshot({ path: join(FOLDER, pictureName(shot)), type: 'jpeg', quality: 85 });
        shots.push(shot);
      });
      lost.push(...unseen.map((sentence) => `${display}, ${lang}: ${sentence}`));
      console.log(`${display}, ${lang}: ${shots.filter((one) => one.display === display && one.lang === lang).length}`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
await writeFile(join(FOLDER, 'index.html'), album(shots));
console.log(`${shots.length} pictures; look through them in ${join(FOLDER, 'index.html')}`);
for (const sentence of lost) console.error(sentence);
process.exit(lost.length > 0 ? 1 : 0);
