import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { HEADERS } from '../../../src/build/csp.ts';
import { CHROMIUM_FLAGS, chromiumPath, fakeCameraFlags, NAMES_FUNCTIONS } from '../../chromium.ts';
import { fakeCamera } from '../../fixtures/fake-camera.ts';
import { root } from '../../runner/step.ts';
import { serveFolders, type StaticServer } from '../../static-server.ts';
import { installFaults } from './page-faults.ts';

/** The production build, served as `npm start` serves it, and a Chromium whose camera shows people. */
export interface Site {
  readonly server: StaticServer;
  readonly browser: Browser;
}

/** Serves `dist` and starts a Chromium. Close both. */
export async function openSite(): Promise<Site> {
  const server = await serveFolders({ '/': join(root, 'dist') }, { headers: HEADERS });
  const args = [...CHROMIUM_FLAGS, ...fakeCameraFlags(fakeCamera()), '--js-flags=--expose-gc'];
  const browser = await chromium.launch({ executablePath: chromiumPath(), args });
  return { server, browser };
}

/** One visitor and the window they look at. */
export class World {
  readonly site: Site;
  readonly context: BrowserContext;
  /** What pages threw and nobody caught. */
  readonly thrown: string[] = [];
  page: Page;

  readonly #source: string;

  private constructor(site: Site, context: BrowserContext, page: Page, source: string) {
    this.site = site;
    this.#source = source;
    this.context = context;
    this.page = page;
  }

  /** A phone that was never here, with the camera running, or what else it opens with. */
  static async open(site: Site, source = 'camera'): Promise<World> {
    const context = await site.browser.newContext({
      ...{ viewport: { width: 390, height: 844 }, hasTouch: true, permissions: ['camera'] },
    });
    context.setDefaultTimeout(60_000);
    await context.addInitScript(NAMES_FUNCTIONS);
    await context.addInitScript({ content: `(${installFaults.toString()})()` });
    const world = new World(site, context, await context.newPage(), source);
    world.#listen(world.page);
    await world.load();
    return world;
  }

  /** Another window beside it, on the camera as well. */
  async second(): Promise<Page> {
    const page = await this.context.newPage();
    this.#listen(page);
    await page.goto(this.address('none'));
    return page;
  }

  /** The page anew. */
  async load(): Promise<void> {
    await this.page.goto(this.address(this.#source), { waitUntil: 'domcontentloaded' });
  }

  /** Of the app on this source. */
  address(source: string): string {
    return `${this.site.server.origin}/?source=${source}&lang=en&backend=wasm`;
  }

  async close(): Promise<void> {
    this.site.server.intercept = null;
    await this.context.close();
  }

  #listen(page: Page): void {
    // Whoever leaves untaken work behind is asked; here they mean it.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    page.on('pageerror', (error) => this.thrown.push(error.stack ?? error.message));
  }
}
