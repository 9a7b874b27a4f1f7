import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { atRest, newVisitor, visit } from './page.ts';

/** One screen of the app, as somebody comes to it. */
export interface Stop {
  /** Unlike all others: small letters and dashes, the name of its picture. */
  readonly name: string;
  /** From the stop before, or from the page that was just opened, to this one. */
  readonly go: (page: Page) => Promise<unknown>;
  /** `paper`: what a printer gets. `moving`: something on it never comes to rest. */
  readonly kind?: 'paper' | 'moving';
}

/** Stops that one page walks through, one after another. */
export interface Route {
  /** What the page is opened with, without a question mark. */
  readonly query: string;
  /** A visitor of its own: what happens there is remembered, or the browser says something else of itself. */
  readonly alone?: { readonly userAgent?: string };
  /** Runs in the page before its own code. */
  readonly before?: () => void;
  readonly stops: readonly Stop[];
}

export interface Tour {
  readonly browser: Browser;
  readonly origin: string;
  readonly lang: string;
  readonly options?: BrowserContextOptions;
}

/** A sheet of paper, CSS px. */
const A4 = { width: 794, height: 1123 };

/**
 * Walks every route and calls `look` at every stop, when it has come to rest. A stop that cannot be reached ends its route:
 * a sentence about each.
 */
export async function walk(
  { browser, origin, lang, options = {} }: Tour,
  routes: readonly Route[],
  look: (page: Page, stop: Stop) => Promise<void>,
): Promise<string[]> {
  const lost: string[] = [];
  // One visitor for all routes, so that the models come once.
  const visitor = await newVisitor(browser, options);
  for (const route of routes) {
    const context = route.alone ? await newVisitor(browser, { ...options, ...route.alone }) : visitor;
    const page = await open(context, origin, lang, route);
    await walkOne(page, route, look).catch((error: unknown) => lost.push(String(error).split('\n', 1)[0] ?? ''));
    await (context === visitor ? page : context).close();
  }
  await visitor.close();
  return lost;
}

async function walkOne(page: Page, route: Route, look: (page: Page, stop: Stop) => Promise<void>): Promise<void> {
  for (const stop of route.stops) {
    await stop.go(page).catch((error: unknown) => {
      throw new Error(`${stop.name} could not be reached: ${String(error)}`);
    });
    if (stop.kind !== 'moving') await atRest(page);
    if (stop.kind !== 'paper') await look(page, stop);
    else {
      const display = page.viewportSize();
      await page.setViewportSize(A4);
      await page.emulateMedia({ media: 'print' });
      await look(page, stop);
      await putPaperAway(page);
      if (display) await page.setViewportSize(display);
    }
  }
}

async function open(context: BrowserContext, origin: string, lang: string, route: Route): Promise<Page> {
  const before = route.before;
  if (!before) return visit(context, origin, `${route.query}&lang=${lang}`);
  const page = await context.newPage();
  await page.addInitScript(before);
  await page.goto(`${origin}/?${route.query}&lang=${lang}&backend=wasm`);
  return page;
}

/** The printer is done. */
async function putPaperAway(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  await page.waitForFunction(() => !document.documentElement.classList.contains('printing'));
}
