import type { Site } from './pages.ts';
import { median, type Row } from './rows.ts';

const VISITS = 3;
/** A hall's Wi-Fi shared by many: 1.5 Mbit/s down and up, 40 ms there and back. */
const WIFI = { offline: false, latency: 40, downloadThroughput: 1.5e6 / 8, uploadThroughput: 1.5e6 / 8 };
const LIMIT = 120_000;

/** Row `startkey`: from navigation to a start key that can be pressed, on a first visit over a slow network. */
export async function startKeyRow(ours: Site): Promise<Row> {
  const times: number[] = [];
  let bytes = 0;
  for (let visit = 0; visit < VISITS; visit++) {
    const { context, close } = await ours.fresh();
    try {
      const page = await context.newPage();
      const network = await context.newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', WIFI);
      const before = ours.wire.bytes();
      await page.goto(ours.url.replace('source=camera', 'source=none'), { waitUntil: 'commit' });
      const at = await page.waitForFunction(() => window.startKey, undefined, { timeout: LIMIT });
      times.push((await at.jsonValue()) ?? NaN);
      bytes = ours.wire.bytes() - before;
    } finally {
      await close();
    }
  }
  const value = median(times);
  const note = `a first visit at 1.5 Mbit/s and 40 ms from navigation until start can be pressed; ${VISITS} visits, median; ${Math.round(bytes / 1000)} kB by then`;
  return { name: 'startkey', unit: 'ms', ours: value, stock: null, value, note };
}
