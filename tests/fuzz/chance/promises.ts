import { cpus, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { en } from '../../../src/i18n/en.ts';

/** ms within which the app lives again or says why not, on a machine with nothing else to do. */
const PROMPT = 5000;
/** ms that the list of people may be behind: it follows within half a second. */
const BEHIND = 700;

/** How many times slower a machine is that has other work to do. */
export function load(): number {
  return Math.max(1, ...[(loadavg()[0] ?? 0) / cpus().length]);
}

/** Waits until the page lives or says a true sentence; null, or what it shows instead. */
export async function settles(page: Page): Promise<string | null> {
  const until = performance.now() + PROMPT * load();
  for (;;) {
    const untrue = await truthOf(page).catch((error: unknown) => String(error));
    if (untrue === null || performance.now() > until) return untrue;
    await page.waitForTimeout(250);
  }
}

/** null where what the page shows is so. */
function truthOf(page: Page): Promise<string | null> {
  const titles = Object.values(en.failures).map(({ title }) => title);
  const silent = [en.live.silent];
  return page.evaluate(
    ([failures, sentences, longest]) => {
      const { phase } = document.documentElement.dataset;
      const text = document.body.innerText;
      const seen = (list: readonly string[]) => list.some((one) => text.includes(one));
      const elsewhere = document.querySelector('[data-testid="targets"]') === null;
      // The browser's own page without a network: nothing of the app is there.
      if (location.protocol === 'chrome-error:' || document.hidden) return null;
      switch (phase) {
        case 'failed': {
          const ways = [...document.querySelectorAll<HTMLElement>('button, a')].filter((one) => one.checkVisibility());
          return (elsewhere || seen(failures)) && ways.length > 0 ? null : `failed, and says only: ${text}`;
        }
        case 'live': {
          const came = window.faults.answered?.came;
          const fresh = came !== undefined && performance.now() - came < longest;
          return elsewhere || fresh || seen(sentences) ? null : 'live, and nothing new, and no word of it';
        }
        case 'booting':
        case 'ready':
        case 'paused':
          return text.trim().length > 0 ? null : `${phase}, and not a word`;
        case undefined:
        default:
          return `no such phase: ${phase}`;
      }
    },
    [titles, silent, 4000] as const,
  );
}

/** Waits a moment, and says of which label the list claims that it is younger than the picture it is about; null: none. */
export function tooFresh(page: Page): Promise<string | null> {
  return page.evaluate((behind) => {
    if (document.documentElement.dataset.phase !== 'live' || document.hidden) return null;
    const { answered } = window.faults;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')];
    const since = performance.now() - (answered?.sent ?? 0) - behind;
    const wrong = rows.find(({ dataset }) => Number(dataset.ageMs) < since);
    return wrong ? `a label claims ${wrong.dataset.ageMs} ms, its picture is ${since + behind} ms old` : null;
  }, BEHIND * load());
}

/** Samples that the page says it keeps; null where it does not say so. */
export async function saidKept(page: Page): Promise<number | null> {
  const said = await page.getByTestId('keep-state').textContent({ timeout: 200 }).catch(() => null); // prettier-ignore
  return said === en.teach.keep.kept ? keptIn(page) : null;
}

/** Samples that the browser's database holds. */
export function keptIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'visor-lessons')) return 0;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('visor-lessons');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not opened'));
    });
    const count = await new Promise<number>((resolve, reject) => {
      const request = database.transaction('samples').objectStore('samples').count();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not counted'));
    });
    database.close();
    return count;
  });
}
