import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { build } from 'vite';
import type { Backend } from '../../src/bridge/protocol.ts';
import { shared } from '../../vite.config.ts';
import { CHROMIUM_FLAGS, chromiumPath, fakeCameraFlags, NAMES_FUNCTIONS } from '../chromium.ts';
import { fakeCamera } from '../fixtures/fake-camera.ts';
import { STOCK } from '../harness/open-harness.ts';
import { root, step } from '../runner/step.ts';
import { serveFolders, type StaticServer } from '../static-server.ts';
import { countWire, type Wire } from '../wire.ts';

/** A page under measurement: ours or stock's, both served from local folders with a camera that shows people. */
export interface Site {
  readonly name: 'ours' | 'stock';
  /** Every byte that the page gets comes through here. */
  readonly wire: Wire;
  readonly url: string;
  /** A browser that has never seen the page. */
  readonly fresh: () => Promise<{ context: BrowserContext; close: () => Promise<void> }>;
  readonly close: () => Promise<void>;
}

const STOCK_PAGE = join(root, '.cache/bench');
/** A year: what was loaded once is in the browser's cache. */
const CACHED = 31_536_000;

/** The production build, built now. */
export async function openOurs(backend: Backend): Promise<Site> {
  const built = await step('build', 'vite', ['build', '--logLevel', 'warn']);
  if (!built.ok) throw new Error('the app could not be built');
  const server = await serveFolders({ '/': join(root, 'dist') }, { compressed: true });
  return site('ours', server, `/?source=camera&lang=en&backend=${backend}`);
}

/** Stock coco-ssd and face-landmarks-detection on a page of their own. */
export async function openStock(backend: Backend): Promise<Site> {
  await build({
    ...shared,
    configFile: false,
    root: join(root, 'tests/bench'),
    publicDir: false,
    logLevel: 'warn',
    build: {
      ...shared.build,
      outDir: STOCK_PAGE,
      emptyOutDir: true,
      rolldownOptions: { input: 'tests/bench/stock.html' },
    },
  });
  const folders = { '/': STOCK_PAGE, '/stock/': STOCK, '/models/': join(root, 'public/models') };
  const server = await serveFolders(folders, { maxAge: CACHED, compressed: true });
  return site('stock', server, `/stock.html?backend=${backend}`);
}

async function site(name: Site['name'], server: StaticServer, path: string): Promise<Site> {
  const wire = await countWire(Number(new URL(server.origin).port));
  return {
    name,
    wire,
    url: wire.origin + path,
    fresh: async () => {
      const browser = await chromium.launch({
        executablePath: chromiumPath(),
        args: [...CHROMIUM_FLAGS, ...fakeCameraFlags(fakeCamera())],
      });
      const context = await browser.newContext({ permissions: ['camera'], viewport: { width: 390, height: 844 } });
      // tsx marks inner functions with this name, also in those that are sent into the page.
      await context.addInitScript(NAMES_FUNCTIONS);
      await context.addInitScript(watchFirstLabel);
      return { context, close: () => browser.close() };
    },
    close: async () => {
      await wire.close();
      await server.close();
    },
  };
}

/**
 * Runs in the page: presses the start button as soon as it is there, as a visitor in a hurry would, and writes down
 * when the first person has a label.
 */
function watchFirstLabel(): void {
  const look = () => {
    const start = document.querySelector<HTMLButtonElement>('[data-testid="start-camera"]');
    if (start && !start.disabled) window.startKey ??= performance.now();
    // Where a camera is asked for in the address, it opens by itself.
    if (start && !start.disabled && start.dataset.pressed !== 'yes' && !location.search.includes('source=none')) {
      start.dataset.pressed = 'yes';
      start.click();
    }
    const labelled = document.querySelector('[data-testid="targets"] li:not([data-label="unknown"])');
    if (labelled) window.firstLabel ??= performance.now();
    if (window.firstLabel === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
