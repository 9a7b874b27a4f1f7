import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { ISOLATION, POLICY } from '../../src/build/csp.ts';
import { CHROMIUM_FLAGS, chromiumPath, fakeCameraFlags } from '../chromium.ts';
import { fakeCamera } from '../fixtures/fake-camera.ts';
import { serveFolders, type StaticServer } from '../static-server.ts';

/** The production build. */
export const DIST = join(import.meta.dirname, '../../dist');
/** ms that a page is waited for; says nothing about how fast it is. */
const PATIENCE = 60_000;
/** A phone held upright. */
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };

/** The production build, served as `npm start` serves it, with a way to spoil answers. */
export async function serveBuild(): Promise<StaticServer> {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist is empty: run `npm run build` first.');
  return serveFolders({ '/': DIST }, { headers: { 'content-security-policy': POLICY, ...ISOLATION } });
}

/**
 * The one Chromium of the run, whose camera plays the project's own clip with people of the demo. To close it is to
 * close what this file opened in it.
 */
export async function sharedBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserEndpoint'));
}

/** A Chromium of one's own: with another clip as its camera, or with other flags. */
export async function openBrowser(camera: string = fakeCamera(), flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, ...fakeCameraFlags(camera), ...flags],
  });
}

/** A visitor who has never been here, with a phone. The camera is granted. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ ...PHONE, permissions: ['camera'], ...options });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** Opens the page; `query` without its question mark. wasm is the backend that a machine without a GPU is quick on. */
export async function visit(context: BrowserContext, origin: string, query = ''): Promise<Page> {
  const page = await context.newPage();
  const params = new URLSearchParams(query);
  if (!params.has('backend')) params.set('backend', 'wasm');
  if (!params.has('lang')) params.set('lang', 'en');
  await page.goto(`${origin}/?${params.toString()}`);
  return page;
}

/** Waits until the page says that it is in one of these phases, and says which. */
export async function phase(page: Page, phases: readonly string[], timeout = PATIENCE): Promise<string> {
  const handle = await page
    .waitForFunction(
      (wanted) =>
        wanted.includes(document.documentElement.dataset.phase ?? '') ? document.documentElement.dataset.phase : null,
      phases,
      { timeout, polling: 50 },
    )
    .catch(async (error: unknown) => {
      const now = await page.evaluate(() => `${document.documentElement.dataset.phase}: ${document.body.innerText}`);
      throw new Error(`the page never was ${phases.join(' or ')} but ${now}`, { cause: error });
    });
  return (await handle.jsonValue()) ?? '';
}

/** Waits until nothing moves on the page that will come to rest: what fades in has another contrast meanwhile. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
}

/** One person as the page lists them for screen readers and scripts. */
export interface Target {
  readonly track: number;
  readonly label: string;
  readonly confidence: number;
  /** x, y, width, height in shares of the source frame. */
  readonly box: readonly number[];
  readonly age: number;
  readonly by: string;
}

/** Everybody on the list now. */
export async function targets(page: Page): Promise<Target[]> {
  return page.locator('[data-testid="targets"] > li').evaluateAll((rows) =>
    rows.map((row) => {
      const { track, label, confidence, box, ageMs, by } = (row as HTMLElement).dataset;
      return {
        track: Number(track),
        label: label ?? '',
        confidence: Number(confidence),
        box: (box ?? '').split(',').map(Number),
        age: Number(ageMs),
        by: by ?? '',
      };
    }),
  );
}

/** Waits until at least so many people are listed. */
export async function waitForTargets(page: Page, least: number, timeout = PATIENCE): Promise<Target[]> {
  await page
    .waitForFunction((count) => document.querySelectorAll('[data-testid="targets"] > li').length >= count, least, {
      timeout,
      polling: 50,
    })
    .catch(async (error: unknown) => {
      throw new Error(`never ${least} people on the list, now ${JSON.stringify(await targets(page))}`, {
        cause: error,
      });
    });
  return targets(page);
}
