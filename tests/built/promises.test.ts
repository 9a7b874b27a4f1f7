import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../src/build/csp.ts';
import { serve } from '../../src/build/server/serve.ts';
import { SHIPPED_PACKAGES } from '../../src/build/shipped-packages.ts';
import { SOFTWARE } from '../../src/screens/about/software.ts';
import { withExif } from '../fixtures/with-exif.ts';
import { bytesInStores, samplesKept } from '../storage/bytes-in-stores.ts';
import { everythingKept } from '../storage/search-stores.ts';
import { newVisitor, phase, visit, waitForTargets } from './app.ts';
import { leaveTeach, open, openTeach, teach, trained, wipe } from './teach-steps.ts';
import { usingBuild } from './using-build.ts';

const THREE = join(import.meta.dirname, '../fixtures/three-people.jpg');
/** Stands in the EXIF of the photo that people are taught from. */
const PLACE = 'at home, 52.5163 N 13.3777 E';
const PORT = 4395;

const build = usingBuild();
const folder = mkdtempSync(join(tmpdir(), 'visor-promises-'));
let page: Page;
const asked: string[] = [];
/** What the walk left behind: with everything kept, and after deleting it. */
let kept: string[];
let needles: number[][];
let project: Record<string, Uint8Array>;
let snapshot: Uint8Array;
let beforeKeep: string[];
let afterWipe: string[];

async function saved(click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return readFileSync(file);
}

// First: the others look at what it left behind.
test('a walk that teaches, keeps, exports, opens every kind of screen and deletes ends well', async () => {
  const context = await newVisitor(build.browser, { acceptDownloads: true });
  context.on('request', (request) => asked.push(request.url()));
  await context.addInitScript(() => {
    const list: string[] = [];
    Object.assign(window, { violations: list });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      list.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  page = await visit(context, build.server.origin, 'source=none');
  await phase(page, ['ready']);
  const photo = withExif(readFileSync(THREE), PLACE);
  const people = await open(page, { name: 'home.jpg', mimeType: 'image/jpeg', buffer: photo });
  const [first, second] = [...people].sort((a, b) => (b.box[0] ?? 0) - (a.box[0] ?? 0));
  await teach(page, first!, 2);
  await teach(page, second!, 1);
  await trained(page);
  beforeKeep = (await page.evaluate(samplesKept)).map(({ id }) => id);
  await openTeach(page);
  await page.getByTestId('keep').first().click();
  await expect.poll(async () => (await page.evaluate(samplesKept)).length).toBe(2);
  needles = (await page.evaluate(samplesKept)).flatMap(({ traces }) => traces);
  await page.getByTestId('with-pictures').check();
  project = unzipSync(await saved(() => page.getByTestId('export').click()));
  await leaveTeach(page);
  await page.getByTestId('more').click();
  await page.getByTestId('snapshot').click();
  snapshot = await saved(() => page.getByTestId('save-home').click());
  await page.keyboard.press('Escape');
  for (const query of [
    'source=demo',
    'screen=about',
    'screen=stage',
    'screen=explain&lesson=read',
    'screen=explain&lesson=today',
  ]) {
    const other = await visit(context, build.server.origin, `${query}&source=none`);
    await phase(other, ['ready', 'live', 'paused']);
    if (query === 'source=demo') await waitForTargets(other, 1);
    await other.waitForTimeout(1500);
    expect(await other.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
    await other.close();
  }
  await expect.poll(() => page.evaluate(() => caches.keys())).toContainEqual(expect.stringContaining('precache'));
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toContainEqual(expect.stringContaining('visor-characters'));
  kept = (await page.evaluate(everythingKept, false)).map(([place]) => place);
  expect(await page.evaluate(bytesInStores, needles)).not.toEqual([]);
  await openTeach(page);
  await wipe(page);
  await expect.poll(async () => (await page.evaluate(samplesKept)).length).toBe(0);
  afterWipe = await page.evaluate(bytesInStores, needles);
});
afterAll(async () => {
  await page?.context().close();
  rmSync(folder, { recursive: true });
});

describe('on a walk through the whole app', () => {
  test('no request goes to another host', () => {
    const abroad = asked.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== build.server.origin);
    expect(abroad).toEqual([]);
    expect(asked.length).toBeGreaterThan(30);
  });

  test('everything stored is in the table of docs/privacy.md, and all of the table was met but what only an update leaves', () => {
    const rows = [
      ...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| (localStorage|IndexedDB|CacheStorage) +\| `([^`]+)`/gm),
    ];
    const names = rows.map(([, where, name]) => ({ where, name: name!, met: false }));
    const kinds: Record<string, string> = {
      database: 'IndexedDB',
      cache: 'CacheStorage',
      localStorage: 'localStorage',
    };
    const unknown: string[] = [];
    for (const place of new Set(kept)) {
      const [kind, ...rest] = place.split(' ');
      if (kind === 'name') continue;
      const name = rest.join(' ').split('/samples')[0]!.split('/parts')[0]!;
      const row = names.find((one) => one.where === kinds[kind!] && matches(one.name, name));
      if (row) row.met = true;
      else unknown.push(place);
    }
    expect(unknown).toEqual([]);
    expect(names.filter(({ met }) => !met).map(({ name }) => name)).toEqual(['visor-last-version']);
  });

  test('nothing taught is in any store before somebody chooses to keep it, nor a byte of it once it is deleted', () => {
    expect(beforeKeep).toEqual([]);
    expect(afterWipe).toEqual([]);
  });

  test('no policy was violated: the page runs under Trusted Types', async () => {
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
    const enforced = await page.evaluate(() => {
      const refused = (run: () => void) => {
        try {
          run();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      };
      return {
        markup: refused(() => (document.createElement('p').innerHTML = '<b>x</b>')),
        foreign: refused(() => new Worker('https://example.com/x.js')),
        policy: refused(() =>
          (
            window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }
          ).trustedTypes.createPolicy('other', {}),
        ),
      };
    });
    expect(enforced).toEqual({ markup: true, foreign: true, policy: true });
  });
});

describe('what is exported', () => {
  test('has no EXIF and nothing of the photo beside its picture: project', () => {
    const pictures = Object.entries(project).filter(([name]) => name.startsWith('pictures/'));
    expect(pictures).toHaveLength(2);
    for (const [, bytes] of pictures) expect(traces(bytes)).toEqual([]);
    for (const bytes of Object.values(project)) expect(Buffer.from(bytes).includes(PLACE)).toBe(false);
  });

  test('has no EXIF and nothing of the photo beside its picture: snapshot', () => expect(traces(snapshot)).toEqual([]));

  test('and the check sees EXIF where it is', () => {
    expect(traces(withExif(readFileSync(THREE), PLACE))).toEqual(['EXIF', 'the place']);
  });
});

test('our server lets the page ask for its camera and microphone, and for nothing that it does not use', async () => {
  const server = await serve({ port: PORT });
  try {
    const { headers } = await fetch(server.url);
    expect(headers.get('permissions-policy')).toBe(PERMISSIONS);
    expect(PERMISSIONS).toContain('camera=(self), microphone=(self)');
    for (const name of ['geolocation', 'usb', 'payment', 'display-capture'])
      expect(PERMISSIONS).toContain(`${name}=()`);
  } finally {
    await server.close();
  }
});

test('About names every package whose code the bundles hold', () => {
  expect(existsSync(SHIPPED_PACKAGES), 'run `npm run build` first').toBe(true);
  const packages = JSON.parse(readFileSync(SHIPPED_PACKAGES, 'utf8')) as string[];
  expect(packages).toContain('svelte');
  expect(packages).toContain('@tensorflow/tfjs-core');
  const named = (name: string) =>
    SOFTWARE.some((one) => one.packages.some((own) => (own.endsWith('-') ? name.startsWith(own) : name === own)));
  expect(packages.filter((name) => !named(name))).toEqual([]);
});

/** A name of the table, in which * stands for anything. */
function matches(pattern: string, name: string): boolean {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(name);
}

/** What a JPEG gives away. */
function traces(jpeg: Uint8Array): string[] {
  const bytes = Buffer.from(jpeg);
  return [...(bytes.includes('Exif\0\0') ? ['EXIF'] : []), ...(bytes.includes(PLACE) ? ['the place'] : [])];
}
