import { NAMES_FUNCTIONS } from '../chromium.ts';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** ms that a page is waited for; says nothing about how fast it is. */
const PATIENCE = 60_000;
/** A phone held upright. */
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };

/** A visitor who has never been here, with a phone. The camera is granted. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ ...PHONE, permissions: ['camera'], ...options });
  await context.addInitScript(NAMES_FUNCTIONS);
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
