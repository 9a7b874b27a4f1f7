import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../runner/step.ts';
import type { Chance } from '../chance.ts';
import type { World } from './world.ts';

/** Something that goes wrong around the app. `end` takes it back, so that what follows can be well again. */
export interface Fault {
  readonly name: string;
  /** What it takes away: a page may say so instead of living on. */
  begin(world: World, chance: Chance): Promise<void>;
  end?(world: World): Promise<void>;
}

const inPage =
  <K extends 'camera' | 'worker' | 'storage' | 'settings' | 'hide' | 'clock'>(
    what: K,
    value: Parameters<Window['faults'][K]>[0],
  ) =>
  async ({ page }: World): Promise<void> => {
    await page.evaluate(([name, given]) => (window.faults[name] as (one: unknown) => void)(given), [
      what,
      value,
    ] as const);
  };

/** The network does this to model files, and the page is opened without any of them. */
function network(name: string, answer: NonNullable<World['site']['server']['intercept']>): Fault {
  return {
    name,
    async begin(world) {
      await world.page.evaluate(async () => {
        for (const key of await caches.keys()) await caches.delete(key);
        for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
      });
      world.site.server.intercept = (path, response) => /\.(bin|json)$/.test(path) && answer(path, response);
      await world.load();
    },
    async end(world) {
      world.site.server.intercept = null;
      await world.page.getByTestId('retry').or(world.page.getByRole('button', { name: 'Try again' })).first().click({ timeout: 3000 }).catch(() => undefined); // prettier-ignore
    },
  };
}

const bytesOf = (path: string) => readFileSync(join(root, 'dist', path));

/** Every fault that can really be produced in one Chromium. */
export const FAULTS: readonly Fault[] = [
  { name: 'camera ended', begin: inPage('camera', 'end'), end: retry },
  { name: 'camera muted', begin: inPage('camera', 'mute'), end: inPage('camera', 'unmute') },
  { name: 'camera frozen', begin: inPage('camera', 'freeze'), end: thaw },
  { name: 'camera resized', begin: inPage('camera', 'resize') },
  { name: 'camera turned', begin: inPage('camera', 'turn') },
  { name: 'camera refused', begin: refuse, end: allow },
  { name: 'worker killed', begin: inPage('worker', 'kill'), end: (world) => world.load() },
  { name: 'worker crashed', begin: inPage('worker', 'crash') },
  { name: 'frame closed in mid-look', begin: inPage('worker', 'closed-frame'), end: retry },
  { name: 'storage full', begin: inPage('storage', 'full'), end: inPage('storage', 'none') },
  { name: 'storage refusing', begin: inPage('storage', 'refusing'), end: inPage('storage', 'none') },
  { name: 'storage blocked', begin: inPage('storage', 'blocked'), end: inPage('storage', 'none') },
  { name: 'settings full', begin: inPage('settings', true), end: inPage('settings', false) },
  { name: 'page hidden', begin: inPage('hide', true), end: inPage('hide', false) },
  { name: 'page hidden for a moment', begin: blink },
  { name: 'page frozen', begin: freeze, end: thawPage },
  { name: 'clock an hour on', begin: inPage('clock', 3_600_000) },
  { name: 'clock a day back', begin: inPage('clock', -86_400_000) },
  { name: 'two windows', begin: twoWindows },
  { name: 'cache evicted', begin: evict },
  {
    name: 'offline',
    begin: (world) => world.context.setOffline(true),
    end: online,
  },
  network('network down', (_path, response) => (response.destroy(), true)),
  network('captive portal', (_path, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please log in</body></html>');
    return true;
  }),
  network('models truncated', (path, response) => {
    const bytes = bytesOf(path);
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(bytes.subarray(0, Math.floor(bytes.length / 2)));
    return true;
  }),
  network('models corrupt', (path, response) => {
    const bytes = Buffer.from(bytesOf(path));
    for (let at = 0; at < bytes.length; at += 997) bytes[at] = bytes[at]! ^ 1;
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes);
    return true;
  }),
  network('network stalls', (_path, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.write(Buffer.alloc(16));
    return true;
  }),
];

/** The network is back; where the page could not be loaded meanwhile, somebody loads it again. */
async function online(world: World): Promise<void> {
  await world.context.setOffline(false);
  if (await world.page.evaluate(() => location.protocol === 'chrome-error:')) await world.load();
}

async function retry({ page }: World): Promise<void> {
  const keys = page.getByTestId('retry').or(page.getByRole('button', { name: /try again|restart/i }));
  await keys
    .first()
    .click({ timeout: 2000 })
    .catch(() => undefined);
}

async function thaw(world: World): Promise<void> {
  await inPage('camera', 'thaw')(world);
  await retry(world);
}

async function refuse(world: World): Promise<void> {
  await inPage('camera', 'refuse')(world);
  await inPage('camera', 'end')(world);
}

async function allow(world: World): Promise<void> {
  await inPage('camera', 'allow')(world);
  await retry(world);
}

async function blink(world: World): Promise<void> {
  await inPage('hide', true)(world);
  await inPage('hide', false)(world);
}

async function lifecycle({ context, page }: World, state: 'frozen' | 'active'): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state });
  await session.detach();
}

async function freeze(world: World): Promise<void> {
  await lifecycle(world, 'frozen');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await lifecycle(world, 'active');
}

async function thawPage(world: World): Promise<void> {
  await lifecycle(world, 'active');
}

async function twoWindows(world: World): Promise<void> {
  const other = await world.second();
  await other.locator('html[data-phase]').waitFor({ state: 'attached' });
  await other.close();
  await world.page.bringToFront();
}

async function evict({ page }: World): Promise<void> {
  await page.evaluate(async () => {
    for (const key of await caches.keys()) await caches.delete(key);
  });
}
