import type { Page } from 'playwright-core';
import type { Site } from './pages.ts';
import { bytesRow, timesRow, type Row } from './rows.ts';
// Gives `window.firstLabel` its type.
import type {} from './stock-page.ts';

const WARM_STARTS = 7;
const LIMIT = 90_000;
/** ms without a request after which a page has loaded all that it will. */
const QUIET = 6000;

interface Loading {
  /** Bytes on the wire before the first label, and before the page fell silent. */
  readonly first: number;
  readonly all: number;
  /** ms from navigation to first label of starts with everything cached. */
  readonly warm: readonly number[];
}

/** Rows `bytesFirst`, `bytesAll` and `warmstart`: a first visit and then visits with everything cached, in turns. */
export async function loadingRows(wanted: ReadonlySet<string>, sites: { ours: Site; stock: Site }): Promise<Row[]> {
  const { ours, stock } = await visit(sites, wanted.has('warmstart') ? WARM_STARTS : 0);
  const note =
    'bytes on the wire of a first visit with a camera as source, heads included, text and wasm in Brotli on both sides';
  return [
    bytesRow('bytesFirst', ours.first, stock.first, `${note}, until the first label`),
    bytesRow('bytesAll', ours.all, stock.all, `${note}, until nothing more is asked for: ours then works offline`),
    timesRow('warmstart', ours.warm, stock.warm, 'from navigation to the first label with everything cached'),
  ].filter((row) => wanted.has(row.name));
}

async function visit(sites: { ours: Site; stock: Site }, starts: number): Promise<{ ours: Loading; stock: Loading }> {
  const ours = await firstVisit(sites.ours);
  const stock = await firstVisit(sites.stock);
  const warm = { ours: [] as number[], stock: [] as number[] };
  // As visitors come back: the backend that was elected last time is remembered.
  const remembered = { ...sites.ours, url: sites.ours.url.replace(/backend=\w+/, 'backend=auto') };
  if (starts > 0) {
    await start(ours.page, remembered);
    await ours.page.waitForTimeout(QUIET);
  }
  for (let run = 0; run < starts; run += 1) {
    warm.ours.push(await start(ours.page, remembered));
    warm.stock.push(await start(stock.page, sites.stock));
  }
  await ours.close();
  await stock.close();
  return { ours: { ...ours.bytes, warm: warm.ours }, stock: { ...stock.bytes, warm: warm.stock } };
}

async function firstVisit(
  site: Site,
): Promise<{ page: Page; bytes: { first: number; all: number }; close: () => Promise<void> }> {
  const { context, close } = await site.fresh();
  const page = await context.newPage();
  const before = site.wire.bytes();
  const bytes = () => site.wire.bytes() - before;
  await start(page, site);
  const first = bytes();
  let all = -1;
  while (all !== bytes()) {
    all = bytes();
    await page.waitForTimeout(QUIET);
  }
  await page.goto('about:blank');
  return { page, bytes: { first, all }, close };
}

/** Opens the page and leaves it again; ms from navigation to first label. */
async function start(page: Page, { name, url }: Site): Promise<number> {
  await page.goto(url);
  const label = await page
    .waitForFunction(() => window.firstLabel, undefined, { timeout: LIMIT, polling: 50 })
    .catch((error: unknown) => {
      throw new Error(`no label on the page of ${name} in ${LIMIT} ms: ${String(error)}`);
    });
  return (await label.jsonValue()) ?? NaN;
}
